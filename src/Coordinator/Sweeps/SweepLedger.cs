using System.Collections.Immutable;
using System.Diagnostics;
using Sweep.Actors;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Search;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Sweeps;

/// <summary>The journalled part of a sweep's state: it changes only through <see cref="Apply"/>, so that a replayed
/// journal gives the live ledger byte for byte. It holds what is open, not what is finished: trials that were started
/// and are neither running nor between attempts have their terminal record, so a finished trial costs no memory.
/// </summary>
public sealed record SweepLedger
{
    /// <summary>Trials started so far, as a position in the plan's order.</summary>
    public long NextRun { get; init; }

    public ImmutableSortedDictionary<TrialId, RunningTrial> Running { get; init; } =
        ImmutableSortedDictionary<TrialId, RunningTrial>.Empty;

    /// <summary>Trials whose last attempt ended without a terminal record: they run again before any new one.</summary>
    public ImmutableSortedDictionary<TrialId, TrialProgress> BetweenAttempts { get; init; } =
        ImmutableSortedDictionary<TrialId, TrialProgress>.Empty;

    /// <summary>Attempts that each node holds; nodes that hold none are absent.</summary>
    public ImmutableSortedDictionary<NodeId, int> HeldBy { get; init; } = ImmutableSortedDictionary<NodeId, int>.Empty;

    /// <summary>Terminal records by state.</summary>
    public ImmutableSortedDictionary<TrialState, long> Finished { get; init; } =
        ImmutableSortedDictionary<TrialState, long>.Empty;

    public bool IsCreated { get; init; }

    /// <summary>The last fact of a journal that needs no further work; null before.</summary>
    public SweepFinished? End { get; init; }

    /// <summary>Time that earlier processes worked on the sweep.</summary>
    public TimeSpan EarlierTime { get; init; }

    /// <summary>When this process opened the sweep, and the latest time that any of its facts holds.</summary>
    public TimeSpan OpenedAt { get; init; }

    public TimeSpan LastAt { get; init; }

    public long FinishedCount => Finished.Values.Sum();

    public SweepLedger Apply(SweepFact fact, Objective objective, DivergenceRule rule) => fact switch
    {
        SweepCreated f => this with { IsCreated = true, OpenedAt = f.At, LastAt = f.At },
        SweepOpened f => this with { EarlierTime = EarlierTime + (LastAt - OpenedAt), OpenedAt = f.At, LastAt = f.At },
        AttemptAssigned f => Assign(f),
        AttemptBegan f => Begin(f, rule),
        MetricsReported f => Report(f, objective),
        AttemptEnded f => EndAttempt(f),
        TrialFinished f => Finish(f),
        SweepFinished f => this with { End = f, LastAt = f.At },
        _ => throw new UnreachableException($"no rule applies {fact}"),
    };

    private SweepLedger Assign(AttemptAssigned f)
    {
        Invariant.Check(!Running.ContainsKey(f.Trial), "a trial has at most one live attempt");
        var progress = BetweenAttempts.GetValueOrDefault(f.Trial, TrialProgress.None);
        Invariant.Check(f.Attempt == progress.Attempt + 1, "attempts are numbered without gaps");
        return this with
        {
            NextRun = progress.Attempt == 0 ? NextRun + 1 : NextRun,
            BetweenAttempts = BetweenAttempts.Remove(f.Trial),
            Running = Running.Add(f.Trial, new RunningTrial(progress with { Attempt = f.Attempt }, f.Node, null)),
            HeldBy = HeldBy.SetItem(f.Node, HeldBy.GetValueOrDefault(f.Node) + 1),
            LastAt = f.At,
        };
    }

    private SweepLedger Begin(AttemptBegan f, DivergenceRule rule)
    {
        var running = Current(f.Trial, f.Attempt);
        var progress = running.Progress with
        {
            Monitor = running.Progress.Monitor ?? rule(f),
            StepsPerEpoch = running.Progress.StepsPerEpoch ?? f.StepsPerEpoch,
        };
        return this with
        {
            Running = Running.SetItem(f.Trial, running with { BeganAt = f.At, Progress = progress }),
            LastAt = f.At,
        };
    }

    private SweepLedger Report(MetricsReported f, Objective objective)
    {
        var running = Current(f.Trial, f.Attempt);
        var progress = running.Progress;
        Invariant.Check(f.Step > progress.ReportedStep, "a report counts once");
        Invariant.Check(progress.Monitor is not null, "training begins before it reports");
        progress = progress with
        {
            ReportedStep = f.Step,
            Monitor = progress.Monitor!.Observe(f.Step, f.Values).Next,
            Objective = LastValue(f.Values, objective.Metric) ?? progress.Objective,
        };
        return this with { Running = Running.SetItem(f.Trial, running with { Progress = progress }) };
    }

    private SweepLedger EndAttempt(AttemptEnded f)
    {
        var running = Current(f.Trial, f.Attempt);
        var held = HeldBy[running.Node] - 1;
        var failures = running.Progress.Failures + (f.Outcome == AttemptOutcome.Failed ? 1 : 0);
        return this with
        {
            Running = Running.Remove(f.Trial),
            BetweenAttempts = BetweenAttempts.Add(f.Trial, running.Progress with { Failures = failures }),
            HeldBy = held == 0 ? HeldBy.Remove(running.Node) : HeldBy.SetItem(running.Node, held),
            LastAt = f.At,
        };
    }

    private SweepLedger Finish(TrialFinished f)
    {
        Invariant.Check(BetweenAttempts.ContainsKey(f.Trial), "a trial reaches one terminal record, after its attempt");
        return this with
        {
            BetweenAttempts = BetweenAttempts.Remove(f.Trial),
            Finished = Finished.SetItem(f.State, Finished.GetValueOrDefault(f.State) + 1),
        };
    }

    private RunningTrial Current(TrialId trial, int attempt)
    {
        Invariant.Check(Running.TryGetValue(trial, out var running) && running.Progress.Attempt == attempt,
            "facts are about the live attempt");
        return running!;
    }

    private static double? LastValue(ImmutableArray<MetricValue> values, string metric)
    {
        foreach (var value in values)
        {
            if (value.Name == metric) return value.Value;
        }

        return null;
    }
}
