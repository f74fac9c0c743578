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
        TrialId Trial, int Attempt, AttemptOutcome Outcome, double Seconds, string? Reason, TimeSpan At) : SweepFact;

    /// <summary>The trial's one terminal record. <paramref name="Objective"/> is the objective metric's last value,
    /// null when none was reported.</summary>
    public sealed record TrialFinished(
        TrialId Trial, TrialState State, long Steps, double? Objective, Verdict? Verdict, string? Reason) : SweepFact;

    /// <summary>No trial will follow. <paramref name="Reason"/> is null when every trial ran; else what limit ended
    /// it.</summary>
    public sealed record SweepFinished(string? Reason, TimeSpan At) : SweepFact
    {
        /// <summary>The sweep has no answer to give: its failure budget is spent, or every trial failed.</summary>
        public bool HasFailed { get; init; }
    }

    /// <summary>The trial that the fact is about; null for facts of the whole sweep.</summary>
    public TrialId? Subject => this switch
    {
        AttemptAssigned f => f.Trial,
        AttemptBegan f => f.Trial,
        MetricsReported f => f.Trial,
        AttemptEnded f => f.Trial,
        TrialFinished f => f.Trial,
        _ => null,
    };
}
