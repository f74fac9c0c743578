using System.Diagnostics;
using Sweep.Coordinator.Storage;
using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>Events that were decided together.</summary>
/// <param name="Before">The state before the first of them.</param>
/// <param name="After">The state after the last.</param>
/// <param name="Facts">By sweep, in journal order; only until the witness returns.</param>
/// <param name="Events">How many.</param>
/// <param name="DecideTime">For all of them.</param>
/// <param name="CommitTime">To make the facts durable.</param>
public readonly record struct CommittedBatch(
    ClusterState Before,
    ClusterState After,
    IReadOnlyList<SweepFacts> Facts,
    int Events,
    TimeSpan DecideTime,
    TimeSpan CommitTime)
{
    /// <summary>The span of an attempt, where it is recorded.</summary>
    public Func<AttemptId, ActivityContext?>? SpanOf { get; init; }
}
