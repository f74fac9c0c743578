namespace Sweep.Coordinator.Journal;

/// <summary>A fact with its place in the journal; sequences are 1, 2, 3, ... without gaps.</summary>
public readonly record struct RecordedFact(long Sequence, SweepFact Fact);

/// <summary>A serialised state after all facts up to and including <paramref name="Sequence"/>.</summary>
public sealed record JournalSnapshot(long Sequence, ReadOnlyMemory<byte> State);

/// <summary>An append-only, checksummed, durable list of facts. One writer; readers may run beside it.</summary>
public interface IJournal : IDisposable
{
    /// <summary>0 when empty.</summary>
    long LastSequence { get; }

    /// <summary>Writes all facts as one group; they are durable when this returns, and none is there when it throws.</summary>
    /// <exception cref="JournalException">The disk is full, read-only or gone; what was recorded before stays.</exception>
    void Append(IReadOnlyList<SweepFact> facts);

    /// <summary>Facts after a sequence, in order, streamed. Every checksum is verified.</summary>
    /// <exception cref="JournalException">A fact is damaged or missing; names its sequence.</exception>
    IEnumerable<RecordedFact> Read(long afterSequence = 0);

    /// <summary>Facts that have a subject, by trial number and then sequence, streamed in bounded memory.</summary>
    IEnumerable<RecordedFact> ReadByTrial();

    /// <summary>The newest intact snapshot; null when there is none (a damaged one is passed over, never trusted).</summary>
    JournalSnapshot? LatestSnapshot();

    void SaveSnapshot(JournalSnapshot snapshot);
}

/// <summary>What went wrong with a journal, in words that say what to do.</summary>
public enum JournalFault
{
    DiskFull,
    ReadOnly,
    Damaged,
    InUse,
    Unreadable,
    NewerVersion,
}

/// <summary>An operating failure of the journal's storage.</summary>
public sealed class JournalException(JournalFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public JournalFault Fault { get; } = fault;
}
