using System.Globalization;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Sweeps;

/// <summary>Stopping a sweep so that it can go on, because somebody asked or because all of it seems to be broken.
/// </summary>
internal static class SweepPause
{
    /// <summary>What runs is put back with a checkpoint; it stays on its node until that says so.</summary>
    public static void Begin(SweepDraft draft, SweepPaused pause)
    {
        draft.Record(pause);
        foreach (var (trial, running) in draft.Ledger.Running)
        {
            draft.Send(running.Node, new CoordinatorMessage.Preempt(draft.State.AttemptOf(trial, running)));
        }
    }

    public static void End(SweepDraft draft, TimeSpan now)
    {
        draft.Record(new SweepResumed(now));
        SweepEnding.StartClock(draft, now);
    }

    /// <summary>After a trial failed: when as many configurations as <c>budget.sameError</c> says failed with the same
    /// error, and nothing ended otherwise, the rest would only fail too.</summary>
    public static void WhenAllFailAlike(SweepDraft draft, TrainingFailure failure, TimeSpan now)
    {
        var (ledger, limit) = (draft.Ledger, draft.Definition.Budget.SameError);
        if (ledger.End is not null || ledger.Pause is not null || limit is null) return;
        if (!draft.State.HasMore && ledger.Running.IsEmpty) return; // Nothing is left to be spared.
        if (ledger.Errors.Configurations.Count < limit) return;
        var diagnosis = string.Create(CultureInfo.InvariantCulture,
            $"the first {limit} configurations failed with the same error, so the rest would too: {failure.Reason}");
        Begin(draft, new SweepPaused(diagnosis, now) { IsDiagnosis = true });
    }
}
