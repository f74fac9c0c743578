using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage;

/// <summary>The trial that a checkpoint belongs to.</summary>
internal readonly record struct CheckpointKey(SweepId Sweep, TrialId Trial)
{
    /// <summary>Of a checkpoint's bytes and of the trial that they belong to.</summary>
    internal uint Checksum(ReadOnlySpan<byte> state) =>
        FactChain.Next(FactChain.Next(FactChain.Start, Sweep.Number, []), Trial.Number, state);
}
