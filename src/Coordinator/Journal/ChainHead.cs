namespace Sweep.Coordinator.Journal;

/// <summary>The last fact's place and checksum: what the next fact is chained to.</summary>
internal readonly record struct ChainHead(long Sequence, uint Checksum)
{
    /// <summary>Before the first fact.</summary>
    internal static ChainHead Start { get; } = new(0, FactChain.Start);
}
