using Sweep.Messages;

namespace Sweep.Coordinator.Storage;

/// <summary>What every store refuses of its caller.</summary>
internal static class Refusals
{
    internal static void CheckSize(ReadOnlyMemory<byte> state) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThan(state.Length, ISweepStore.CheckpointBytesMax, nameof(state));

    internal static InvalidOperationException NoSweep(SweepId sweep) =>
        new($"{sweep} is not stored, so its trials have no checkpoints");

    internal static InvalidOperationException Deleted(SweepId sweep, long nextId) =>
        new($"{sweep} is not stored: it was deleted; new sweeps start at {new SweepId(nextId)}");
}
