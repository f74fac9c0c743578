using System.Collections.Immutable;
using Sweep.Coordinator.Results;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>What the journal knows of one trial, for clients.</summary>
internal sealed class TrialRecord(SweepState sweep, TrialTable trials, TrialHistory history)
{
    public TrialHistory History => history;

    /// <summary>Steps in the whole trial; null while no node has said how many an epoch has.</summary>
    public long? Length
    {
        get
        {
            if (history.Began is not { } began) return null;
            return began.StepsPerEpoch is null && sweep.Plan.SpecOf(history.Trial).Length.Unit == LengthUnit.Epochs
                ? null
                : sweep.Plan.ScheduleOf(history.Trial, began.StepsPerEpoch).Steps;
        }
    }

    public TrialDetail Detail() => new()
    {
        Trial = new TrialEntries(sweep, trials).At(history.Trial),
        Length = Length,
        Metrics = history.LastValues().ToImmutableSortedDictionary(StringComparer.Ordinal),
        Verdict = history.Finished?.Verdict,
        Reason = history.Finished?.Reason,
        Attempts = [.. history.Attempts.Select(Of)],
    };

    private static AttemptEntry Of(AttemptHistory attempt) => new()
    {
        Attempt = attempt.Assigned.Attempt,
        Node = attempt.Assigned.Node.Name,
        Device = attempt.Began?.Device,
        Assigned = DateTimeOffset.UnixEpoch + attempt.Assigned.At,
        Began = DateTimeOffset.UnixEpoch + attempt.Began?.At,
        Ended = DateTimeOffset.UnixEpoch + attempt.Ended?.At,
        Seconds = attempt.Ended?.Seconds,
        Outcome = attempt.Ended?.Outcome,
        Reason = attempt.Ended?.Reason,
    };
}
