using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>A trial whose attempt a node holds. <paramref name="BeganAt"/> is null while it is only fetched ahead.
/// </summary>
public sealed record RunningTrial(TrialProgress Progress, NodeId Node, TimeSpan? BeganAt);
