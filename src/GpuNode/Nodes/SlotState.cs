using Sweep.Messages;

namespace Sweep.GpuNode.Nodes;

/// <summary>What a worker slot is doing.</summary>
public abstract record SlotState
{
    private SlotState() { }

    public sealed record Free : SlotState;

    public sealed record Training(AttemptId Held) : SlotState;

    /// <summary>Told to stop, not yet free. <paramref name="Outcome"/> is what the coordinator is told then.</summary>
    public sealed record Stopping(AttemptId Held, AttemptOutcome Outcome) : SlotState;
}
