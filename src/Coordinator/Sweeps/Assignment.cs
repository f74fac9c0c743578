using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Sweeps;

/// <summary>Which trial goes to which node next: trials between attempts first, then new ones in the plan's order, as
/// far as the node's capacity and the sweep's limits allow.</summary>
internal static class Assignment
{
    public static void FillAll(SweepDraft draft, TimeSpan now)
    {
        foreach (var node in draft.State.Nodes.Keys) Fill(draft, node, now);
    }

    public static void Fill(SweepDraft draft, NodeId node, TimeSpan now)
    {
        if (!draft.State.Nodes.TryGetValue(node, out var connected)) return;
        while (HasRoom(draft, node, connected) && Next(draft) is { } trial)
        {
            var earlier = draft.Ledger.BetweenAttempts.GetValueOrDefault(trial, TrialProgress.None);
            draft.Record(new AttemptAssigned(trial, earlier.Attempt + 1, node, now));
            draft.Send(node, new CoordinatorMessage.Assign(
                new AttemptId(draft.State.Id, trial, earlier.Attempt + 1),
                draft.State.Plan.Grid.SpecOf(trial),
                earlier.ReportedStep));
        }
    }

    private static bool HasRoom(SweepDraft draft, NodeId node, ConnectedNode connected) =>
        !draft.State.IsDraining
        && draft.Ledger.End is null
        && draft.Ledger.HeldBy.GetValueOrDefault(node) < connected.Capacity
        && draft.Ledger.Running.Count < (draft.State.Plan.Definition.Parallelism ?? int.MaxValue);

    private static TrialId? Next(SweepDraft draft)
    {
        if (!draft.Ledger.BetweenAttempts.IsEmpty) return draft.Ledger.BetweenAttempts.Keys.First();
        var plan = draft.State.Plan;
        return draft.Ledger.NextRun < plan.RunLimit ? plan.TrialAt(draft.Ledger.NextRun) : null;
    }
}
