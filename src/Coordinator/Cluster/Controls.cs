using System.Globalization;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using static Sweep.Coordinator.Cluster.ClusterReply;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Cluster;

/// <summary>Requests about a sweep that is there. Asking twice is as asking once.</summary>
internal static class Controls
{
    public static ClusterReply Pause(SweepDraft sweep, string reason, TimeSpan now)
    {
        if (sweep.Ledger.End is not null) return HasEnded(sweep, "cannot be paused");
        if (sweep.Ledger.Pause is { } pause) return Unchanged(sweep, $"is paused already: {pause.Reason}");
        SweepPause.Begin(sweep, new SweepPaused(reason, now));
        return Changed(sweep, "is paused; what runs is put back");
    }

    public static ClusterReply Resume(SweepDraft sweep, TimeSpan now)
    {
        if (sweep.Ledger.End is not null) return HasEnded(sweep, "cannot be resumed");
        if (sweep.Ledger.Pause is null) return Unchanged(sweep, "is not paused");
        SweepPause.End(sweep, now);
        return Changed(sweep, "goes on");
    }

    public static ClusterReply Stop(SweepDraft sweep, string reason, TimeSpan now)
    {
        if (sweep.Ledger.End is not null) return Unchanged(sweep, "has ended already");
        SweepEnding.Abandon(sweep, new SweepOutcome.Stopped(reason), now);
        return Changed(sweep, "is stopped");
    }

    public static ClusterReply Retry(SweepDraft sweep, ClusterRequest.Retry request, TimeSpan now)
    {
        if (sweep.Ledger.End is { IsStopped: true }) return HasEnded(sweep, "cannot be retried");
        if (request.Reopenings != sweep.Ledger.Reopenings)
        {
            return new Refused(RefusalKind.Conflict,
                $"trials of {sweep.State.Name} were retried meanwhile; look again and repeat the request");
        }

        if (request.Trials.IsEmpty) return Unchanged(sweep, "has no such failed trials");
        var cancelled = sweep.Ledger.Cancelled;
        foreach (var trial in request.Trials)
        {
            sweep.Record(new TrialReopened(trial.Trial, TrialState.Failed, trial.LastAttempt, now));
        }

        foreach (var (trial, attempt) in cancelled)
        {
            sweep.Record(new TrialReopened(trial, TrialState.Cancelled, attempt, now));
        }

        sweep.State = sweep.State with { IsConcluded = false };
        SweepEnding.StartClock(sweep, now);
        return Changed(sweep, string.Create(CultureInfo.InvariantCulture,
            $"tries {request.Trials.Length} failed trials again"));
    }

    public static ClusterReply Delete(SweepDraft sweep)
    {
        foreach (var (trial, running) in sweep.Ledger.Running)
        {
            var attempt = sweep.State.AttemptOf(trial, running);
            sweep.Send(running.Node, new CoordinatorMessage.Stop(attempt));
            sweep.Cluster.Release(running.Node, attempt);
        }

        sweep.Cluster.Delete(sweep);
        return Changed(sweep, "is deleted");
    }

    private static Accepted Changed(SweepDraft sweep, string what) =>
        new(sweep.Id, RequestChange.Changed, $"{sweep.State.Name} {what}");

    private static Accepted Unchanged(SweepDraft sweep, string what) =>
        new(sweep.Id, RequestChange.None, $"{sweep.State.Name} {what}");

    private static Refused HasEnded(SweepDraft sweep, string what) => new(RefusalKind.Conflict,
        $"{sweep.State.Name} has ended and {what}: submit a definition with more cells or a larger budget to go on, "
            + "or this one under another name");
}
