using Sweep.Messages;

namespace Sweep.Coordinator.Tracing;

/// <summary>When what happened to a trial's latest attempt; or, once that has ended, since when the next one waits.
/// </summary>
internal sealed record OpenAttempt(int Number, TimeSpan QueuedAt)
{
    public TimeSpan? AssignedAt { get; init; }

    public NodeId? Node { get; init; }

    public TimeSpan? BeganAt { get; init; }

    public string? Device { get; init; }
}
