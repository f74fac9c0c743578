using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Messages;

namespace Sweep.SimulatedBenchmark;

/// <summary>A store that counts what it is given and keeps none of it, so that what grows is the coordinator's.
/// </summary>
public sealed class CountingStore : ISweepStore
{
    private readonly SortedDictionary<SweepId, long> _facts = [];

    public long FactCount => _facts.Values.Sum();

    public long SnapshotCount { get; private set; }

    public SweepId NextId => new(_facts.Count + 1);

    public IReadOnlyList<StoredSweep> Sweeps() => [];

    public long LastSequence(SweepId sweep) => _facts.GetValueOrDefault(sweep);

    public void Commit(IReadOnlyList<SweepFacts> groups)
    {
        foreach (var (sweep, facts) in groups) _facts[sweep] = LastSequence(sweep) + facts.Count;
    }

    public IJournalReader Reader(SweepId sweep) => new MemoryJournal();

    public void SaveSnapshot(SweepId sweep, JournalSnapshot snapshot) => SnapshotCount++;

    public void Delete(SweepId sweep) => _facts.Remove(sweep);

    public void SaveCheckpoint(SweepId sweep, TrialId trial, ReadOnlyMemory<byte> state)
    {
        // None is kept.
    }

    public ReadOnlyMemory<byte>? LoadCheckpoint(SweepId sweep, TrialId trial) => null;

    public void DeleteCheckpoint(SweepId sweep, TrialId trial)
    {
        // None is kept.
    }

    public void Dispose()
    {
    }
}
