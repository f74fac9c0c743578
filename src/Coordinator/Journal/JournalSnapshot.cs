namespace Sweep.Coordinator.Journal;

/// <summary>A serialised state after all facts up to and including <paramref name="Sequence"/>.</summary>
public sealed record JournalSnapshot(long Sequence, ReadOnlyMemory<byte> State);
