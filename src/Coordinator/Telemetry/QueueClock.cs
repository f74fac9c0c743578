using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Telemetry;

/// <summary>Since when trials of a sweep that were never started could run: since the sweep or the extension that
/// brought them was submitted. The time before the sweep was opened by this process, or resumed, does not count.
/// </summary>
internal sealed class QueueClock(TimeSpan openedAt)
{
    private readonly List<(long FirstTrial, TimeSpan At)> extensions = [];
    private TimeSpan notBefore = openedAt;

    public void Open(TimeSpan at) => notBefore = at;

    /// <param name="before">The sweep as it was.</param>
    /// <param name="at">When it was extended.</param>
    public void Extend(SweepState before, TimeSpan at)
    {
        if (before.Ledger.End is not null) notBefore = at;
        else extensions.Add((before.Plan.RunLimit < before.Plan.TrialCount ? 0 : before.Plan.TrialCount, at));
    }

    public TimeSpan WaitOf(TrialId trial, TimeSpan? waitingSince, TimeSpan assignedAt) =>
        assignedAt - Later(waitingSince ?? BroughtAt(trial), notBefore);

    private TimeSpan BroughtAt(TrialId trial)
    {
        foreach (var (first, at) in Enumerable.Reverse(extensions))
        {
            if (trial.Number >= first) return at;
        }

        return notBefore;
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
