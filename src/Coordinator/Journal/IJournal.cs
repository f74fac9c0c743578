namespace Sweep.Coordinator.Journal;

/// <summary>An append-only, checksummed, durable list of facts. One writer; readers may run beside it.</summary>
public interface IJournal : IJournalReader
{
    /// <summary>Writes all facts as one group: they are durable when this returns, and none is there when it
    /// throws.</summary>
    /// <exception cref="JournalException">Disk full, read-only or gone; what was recorded before stays.</exception>
    void Append(IReadOnlyList<SweepFact> facts);

    /// <summary>Keeps this snapshot and the one before. Losing them costs a longer start, nothing else.</summary>
    /// <exception cref="JournalException">As for <see cref="Append"/>; no fact is touched.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It claims facts that the journal does not have.</exception>
    void SaveSnapshot(JournalSnapshot snapshot);
}
