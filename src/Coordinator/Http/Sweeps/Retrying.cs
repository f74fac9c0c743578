using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>Failed trials run again: all of them, those that are named, or those with a reason.</summary>
internal static class Retrying
{
    private const int NamedMax = 100_000;

    public static async Task<ChangeReply> Retry(
        CoordinatorAccess coordinator, string name, [FromBody] RetryRequest? body)
    {
        var sweep = coordinator.Views.Named(name);
        var failed = Failed(coordinator, sweep, body ?? new RetryRequest());
        return await Asking.Ask(
            coordinator, new ClusterRequest.Retry(sweep.Id, sweep.Ledger.Reopenings, failed));
    }

    private static ImmutableArray<FailedTrial> Failed(
        CoordinatorAccess coordinator, SweepState sweep, RetryRequest wanted)
    {
        using var journal = coordinator.Ports.OpenJournal(sweep.Id);
        IEnumerable<FailedTrial> failed = FailedTrials.Read(journal);
        if (wanted.Reason is { Length: > 0 } text)
        {
            failed = failed.Where(trial =>
                trial.Reason?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
        }

        if (wanted.Trials is not { } named) return [.. failed];
        var numbers = Named(sweep, named);
        return [.. failed.Where(trial => numbers.Contains(trial.Trial))];
    }

    private static HashSet<TrialId> Named(SweepState sweep, ImmutableArray<long> positions)
    {
        if (positions.Length > NamedMax)
            throw Mistakes.Argument("There are too many trials.", $"Name at most {NamedMax}.").AsException();
        foreach (var position in positions)
        {
            if (position < 0 || position >= sweep.Plan.TrialCount)
                throw Mistakes.NoTrial(position, sweep.Plan.TrialCount).AsException();
        }

        return [.. positions.Select(sweep.Plan.TrialAtPosition)];
    }
}
