using Sweep.Messages;

namespace Sweep.Coordinator.Storage;

/// <summary>What every store refuses of checkpoints.</summary>
internal static class Checkpoints
{
    internal static void CheckSize(ReadOnlyMemory<byte> state) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThan(state.Length, ISweepStore.CheckpointBytesMax, nameof(state));

    internal static InvalidOperationException NoSweep(SweepId sweep) =>
        new($"{sweep} is not stored, so its trials have no checkpoints");
}
