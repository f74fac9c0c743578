using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.Coordinator.Journal;

/// <summary>What happened, as it stands in the journal for ever. State changes only by facts, so replaying them gives
/// the live state. Times are the host clock's: since the Unix epoch.</summary>
public abstract record SweepFact
{
    private SweepFact() { }

    /// <summary>The first fact of every journal. <paramref name="Definition"/> is the definition as canonical
    /// JSON.</summary>
    public sealed record SweepCreated(string Definition, TimeSpan At) : SweepFact;

    /// <summary>A process opened the journal to go on with the sweep.</summary>
    public sealed record SweepOpened(TimeSpan At) : SweepFact;

    public sealed record AttemptAssigned(TrialId Trial, int Attempt, NodeId Node, TimeSpan At) : SweepFact;

    public sealed record AttemptBegan(
        TrialId Trial, int Attempt, string Device, double GuessLoss, double GuessAccuracy, TimeSpan At) : SweepFact
    {
        /// <summary>Batches in the training set; null in journals from before trials could be counted in epochs.
        /// </summary>
        public long? StepsPerEpoch { get; init; }
    }

    public sealed record MetricsReported(
        TrialId Trial, int Attempt, long Step, ImmutableArray<MetricValue> Values) : SweepFact;

    public sealed record AttemptEnded(
        TrialId Trial, int Attempt, AttemptOutcome Outcome, double Seconds, string? Reason, TimeSpan At) : SweepFact
    {
        /// <summary>Whose fault a failure was; null for other outcomes, and in journals from before it was recorded.
        /// </summary>
        public FailureClass? Failure { get; init; }
    }

    /// <summary>The trial's one terminal record, unless it is reopened. <paramref name="Objective"/> is the objective
    /// metric's last value, null when none was reported.</summary>
    public sealed record TrialFinished(
        TrialId Trial, TrialState State, long Steps, double? Objective, Verdict? Verdict, string? Reason) : SweepFact;

    /// <summary>The trial's terminal record, of state <paramref name="From"/>, does not count any more: somebody asked
    /// to retry it, or its sweep goes on after an end that cancelled it. It starts again from its beginning; the
    /// journal keeps what was before.</summary>
    public sealed record TrialReopened(TrialId Trial, TrialState From, int LastAttempt, TimeSpan At) : SweepFact;

    /// <summary>The definition was replaced by one with the same cells and other limits, or with more cells. A sweep
    /// that had ended goes on.</summary>
    public sealed record SweepExtended(string Definition, TimeSpan At) : SweepFact;

    /// <summary>Nothing is started until the sweep is resumed.</summary>
    public sealed record SweepPaused(string Reason, TimeSpan At) : SweepFact
    {
        /// <summary>Nobody asked for it: the same error came up again and again.</summary>
        public bool IsDiagnosis { get; init; }
    }

    public sealed record SweepResumed(TimeSpan At) : SweepFact;

    /// <summary>No trial will follow, unless the sweep is extended or a trial reopened. <paramref name="Reason"/> is
    /// null when every trial ran; else what limit ended it.</summary>
    public sealed record SweepFinished(string? Reason, TimeSpan At) : SweepFact
    {
        /// <summary>The sweep has no answer to give: its failure budget is spent, or every trial failed.</summary>
        public bool HasFailed { get; init; }

        /// <summary>Somebody asked to end it.</summary>
        public bool IsStopped { get; init; }
    }

    /// <summary>The attempt that the fact is about, of a sweep; null for facts of a whole trial or sweep.</summary>
    public AttemptId? AttemptOf(SweepId sweep) => this switch
    {
        AttemptAssigned f => new AttemptId(sweep, f.Trial, f.Attempt),
        AttemptBegan f => new AttemptId(sweep, f.Trial, f.Attempt),
        MetricsReported f => new AttemptId(sweep, f.Trial, f.Attempt),
        AttemptEnded f => new AttemptId(sweep, f.Trial, f.Attempt),
        _ => null,
    };

    /// <summary>The trial that the fact is about; null for facts of the whole sweep.</summary>
    public TrialId? Subject => this switch
    {
        AttemptAssigned f => f.Trial,
        AttemptBegan f => f.Trial,
        MetricsReported f => f.Trial,
        AttemptEnded f => f.Trial,
        TrialFinished f => f.Trial,
        TrialReopened f => f.Trial,
        _ => null,
    };
}
