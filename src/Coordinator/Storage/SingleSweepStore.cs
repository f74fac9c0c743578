using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage;

/// <summary>One journal as a store of one sweep, so that the folder of <c>sweep run --out</c> keeps its form. It closes
/// the journal with it. Checkpoints of such a sweep live in a folder, so none are kept here.</summary>
public sealed class SingleSweepStore(IJournal journal) : ISweepStore
{
    /// <summary>The one sweep's id.</summary>
    public static SweepId Only { get; } = new(1);

    private readonly Lock writing = new();

    public SweepId NextId => journal.LastSequence == 0 ? Only : new SweepId(Only.Number + 1);

    public IReadOnlyList<StoredSweep> Sweeps() => journal.LastSequence == 0
        ? []
        : [new StoredSweep(Only, SweepNames.Of([journal.Read().First().Fact]), journal.LastSequence)];

    public long LastSequence(SweepId sweep) => sweep == Only ? journal.LastSequence : 0;

    public void Commit(IReadOnlyList<SweepFacts> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        foreach (var (id, facts) in groups)
        {
            if (facts.Count > 0 && id != Only)
                throw new InvalidOperationException($"a journal holds {Only} alone, not {id}");
        }

        var all = groups.Count == 1 ? groups[0].Facts : [.. groups.SelectMany(group => group.Facts)];
        lock (writing) journal.Append(all);
    }

    public IJournalReader Reader(SweepId sweep) => sweep == Only ? new Borrowed(journal) : new MemoryJournal();

    public void SaveSnapshot(SweepId sweep, JournalSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentOutOfRangeException.ThrowIfNotEqual(sweep, Only);
        lock (writing) journal.SaveSnapshot(snapshot);
    }

    public void Delete(SweepId sweep) =>
        throw new NotSupportedException("the folder of `sweep run` is deleted as a folder");

    public void SaveCheckpoint(SweepId sweep, TrialId trial, ReadOnlyMemory<byte> state) =>
        throw new NotSupportedException("checkpoints of `sweep run` live in a folder");

    public ReadOnlyMemory<byte>? LoadCheckpoint(SweepId sweep, TrialId trial) => null;

    public void DeleteCheckpoint(SweepId sweep, TrialId trial)
    {
        // None are kept.
    }

    public void Dispose() => journal.Dispose();

    /// <summary>Readers may be closed; the journal stays open until its store is closed.</summary>
    private sealed class Borrowed(IJournalReader journal) : IJournalReader
    {
        public long LastSequence => journal.LastSequence;

        public IEnumerable<RecordedFact> Read(long afterSequence = 0) => journal.Read(afterSequence);

        public IEnumerable<RecordedFact> ReadByTrial() => journal.ReadByTrial();

        public IEnumerable<RecordedFact> ReadTrial(TrialId trial) => journal.ReadTrial(trial);

        public JournalSnapshot? LatestSnapshot() => journal.LatestSnapshot();

        public void Dispose()
        {
            // Not this reader's to close.
        }
    }
}
