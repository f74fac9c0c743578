using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage;

/// <summary>The journals of many sweeps, their snapshots, and the checkpoints of their trials. One writer; every method
/// may be called from any thread. docs/storage.md tells what is promised and which kind to choose.</summary>
public interface ISweepStore : IDisposable
{
    /// <summary>Largest checkpoint that is taken, in bytes.</summary>
    const int CheckpointBytesMax = 64 << 20;

    /// <summary>The id that the next new sweep gets: higher than any that was ever given, those of deleted sweeps
    /// included. It changes only by <see cref="Commit"/>.</summary>
    SweepId NextId { get; }

    /// <summary>The sweeps that are not deleted, by id.</summary>
    IReadOnlyList<StoredSweep> Sweeps();

    /// <summary>The sequence of a sweep's last durable fact; 0 when there is no such sweep.</summary>
    long LastSequence(SweepId sweep);

    /// <summary>Writes all facts of all groups as one: they are durable when this returns, and none is there when it
    /// throws. The first group of a sweep creates it; groups without facts do nothing.</summary>
    /// <exception cref="JournalException">Disk full, read-only or gone; Fenced: another coordinator leads now. What
    /// was recorded before stays.</exception>
    /// <exception cref="InvalidOperationException">A sweep is neither stored nor new: it was deleted.</exception>
    void Commit(IReadOnlyList<SweepFacts> groups);

    /// <summary>A sweep's journal, for any thread, beside the writer. Empty when there is no such sweep.</summary>
    IJournalReader Reader(SweepId sweep);

    /// <summary>Keeps this snapshot and the one before. Losing them costs a longer start, nothing else.</summary>
    /// <exception cref="JournalException">As for <see cref="Commit"/>; no fact is touched.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It claims facts that the sweep does not have.</exception>
    void SaveSnapshot(SweepId sweep, JournalSnapshot snapshot);

    /// <summary>Forgets a sweep and all that belongs to it; a sweep that is not there is forgotten already.</summary>
    /// <exception cref="JournalException">As for <see cref="Commit"/>.</exception>
    void Delete(SweepId sweep);

    /// <summary>Keeps a trial's newest checkpoint in place of the one before.</summary>
    /// <exception cref="JournalException">As for <see cref="Commit"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is larger than <see cref="CheckpointBytesMax"/>.</exception>
    /// <exception cref="InvalidOperationException">There is no such sweep.</exception>
    void SaveCheckpoint(SweepId sweep, TrialId trial, ReadOnlyMemory<byte> state);

    /// <summary>A trial's checkpoint as it was saved; null when there is none. A damaged one is passed over, never
    /// trusted.</summary>
    ReadOnlyMemory<byte>? LoadCheckpoint(SweepId sweep, TrialId trial);

    /// <summary>A trial that has finished needs its checkpoint no more.</summary>
    /// <exception cref="JournalException">As for <see cref="Commit"/>.</exception>
    void DeleteCheckpoint(SweepId sweep, TrialId trial);
}
