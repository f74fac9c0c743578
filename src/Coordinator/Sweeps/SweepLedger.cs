using System.Collections.Immutable;
using System.Diagnostics;
using Sweep.Actors;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Sweeps;

/// <summary>The journalled part of a sweep's state: it changes only through <see cref="Apply"/>, so that a replayed
/// journal gives the live ledger byte for byte. It holds what is open, not what is finished: trials that were started
/// and are neither running nor between attempts have their terminal record, so a finished trial costs no memory.
/// </summary>
public sealed partial record SweepLedger
{
    /// <summary>The definition and its extensions, as canonical JSON.</summary>
    public ImmutableArray<string> Definitions { get; init; } = [];

    /// <summary>Up to here, as a position in the plan's order of starting, every trial was started.</summary>
    public long NextRun { get; init; }

    /// <summary>Trials beyond <see cref="NextRun"/> that were started ahead of their turn.</summary>
    public ImmutableSortedSet<TrialId> Ahead { get; init; } = ImmutableSortedSet<TrialId>.Empty;

    public ImmutableSortedDictionary<TrialId, RunningTrial> Running { get; init; } =
        ImmutableSortedDictionary<TrialId, RunningTrial>.Empty;

    /// <summary>Trials whose last attempt ended without a terminal record: they run again before any new one.</summary>
    public ImmutableSortedDictionary<TrialId, TrialProgress> BetweenAttempts { get; init; } =
        ImmutableSortedDictionary<TrialId, TrialProgress>.Empty;

    /// <summary>Terminal records by state.</summary>
    public ImmutableSortedDictionary<TrialState, long> Finished { get; init; } =
        ImmutableSortedDictionary<TrialState, long>.Empty;

    /// <summary>Trials that the sweep's end cancelled, with their latest attempt: they run again when it goes on.
    /// </summary>
    public ImmutableSortedDictionary<TrialId, int> Cancelled { get; init; } =
        ImmutableSortedDictionary<TrialId, int>.Empty;

    /// <summary>Terminal records that were revoked so far.</summary>
    public long Reopenings { get; init; }

    /// <summary>Why nothing is started; null while the sweep is not paused.</summary>
    public SweepPaused? Pause { get; init; }

    /// <summary>The last fact of a journal that needs no further work; null before.</summary>
    public SweepFinished? End { get; init; }

    public ErrorTally Errors { get; init; } = ErrorTally.None;

    /// <summary>Time that was worked on the sweep before <see cref="OpenedAt"/>.</summary>
    public TimeSpan EarlierTime { get; init; }

    /// <summary>When this process opened the sweep, or it was resumed.</summary>
    public TimeSpan OpenedAt { get; init; }

    /// <summary>The latest time that any fact since then holds.</summary>
    public TimeSpan LastAt { get; init; }

    public bool IsCreated => !Definitions.IsEmpty;

    public long FinishedCount => Finished.Values.Sum();

    /// <summary>Trials that were started at least once.</summary>
    public long StartedCount => NextRun + Ahead.Count;

    /// <summary>Time that was worked on the sweep, for its budget; pauses do not count.</summary>
    public TimeSpan WorkedUntil(TimeSpan now) =>
        EarlierTime + (End is null && Pause is null ? now - OpenedAt : TimeSpan.Zero);

    public SweepLedger Apply(SweepFact fact, SweepPlan plan) => fact switch
    {
        MetricsReported f => Report(f, plan.Definition.Objective),
        AttemptAssigned f => Assign(f, plan),
        AttemptBegan f => Begin(f, plan),
        AttemptEnded f => EndAttempt(f),
        TrialFinished f => Finish(f, plan),
        TrialReopened f => Reopen(f),
        SweepCreated f => this with { Definitions = [f.Definition], OpenedAt = f.At, LastAt = f.At },
        SweepOpened f => Open(f),
        SweepExtended f => GoOn(f.At) with { Definitions = Definitions.Add(f.Definition), Errors = Errors.Restart() },
        SweepPaused f => this with { Pause = f, EarlierTime = WorkedUntil(f.At), OpenedAt = f.At, LastAt = f.At },
        SweepResumed f => this with { Pause = null, OpenedAt = f.At, LastAt = f.At, Errors = Errors.Restart() },
        SweepFinished f => this with
        {
            End = f,
            Pause = null,
            EarlierTime = WorkedUntil(f.At),
            OpenedAt = f.At,
            LastAt = f.At,
        },
        _ => throw new UnreachableException($"no rule applies {fact}"),
    };

    private SweepLedger Open(SweepOpened f) => this with
    {
        EarlierTime = WorkedUntil(LastAt),
        OpenedAt = f.At,
        LastAt = f.At,
    };

    /// <summary>A sweep that had ended goes on.</summary>
    private SweepLedger GoOn(TimeSpan at) => End is null
        ? this
        : this with { End = null, OpenedAt = at, LastAt = at };

    private SweepLedger Reopen(TrialReopened f)
    {
        Invariant.Check(Finished.GetValueOrDefault(f.From) > 0, "only what has ended can be reopened");
        Invariant.Check(!Running.ContainsKey(f.Trial), "a trial that runs has no terminal record");
        return GoOn(f.At) with
        {
            BetweenAttempts = BetweenAttempts.Add(f.Trial, TrialProgress.After(f.LastAttempt)),
            Finished = Finished.SetItem(f.From, Finished[f.From] - 1),
            Cancelled = Cancelled.Remove(f.Trial),
            Reopenings = Reopenings + 1,
        };
    }
}
