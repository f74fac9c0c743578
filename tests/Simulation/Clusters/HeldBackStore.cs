using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Messages;

namespace Sweep.Simulation.Clusters;

/// <summary>A store whose disk takes its time: writes are kept until <see cref="Apply"/>, so that a process can die
/// with a commit on its way.</summary>
internal sealed class HeldBackStore(MemoryStore store, JournalWitness witness) : ISweepStore
{
    private readonly List<Action> _writes = [];

    public SweepId NextId => store.NextId;

    /// <summary>Makes durable what was written.</summary>
    /// <exception cref="JournalException">Another coordinator leads; nothing was written.</exception>
    public void Apply()
    {
        foreach (var write in _writes) write();
        _writes.Clear();
    }

    /// <summary>Another coordinator on the same storage.</summary>
    public HeldBackStore TakeOver() => new(store.TakeOver(), witness);

    public IReadOnlyList<StoredSweep> Sweeps() => store.Sweeps();

    public long LastSequence(SweepId sweep) => store.LastSequence(sweep);

    public void Commit(IReadOnlyList<SweepFacts> groups)
    {
        SweepFacts[] copies = [.. groups.Select(group => group with { Facts = [.. group.Facts] })];
        _writes.Add(() =>
        {
            store.Commit(copies);
            foreach (var (sweep, facts) in copies) witness.See(sweep, facts);
        });
    }

    public IJournalReader Reader(SweepId sweep) => store.Reader(sweep);

    public void SaveSnapshot(SweepId sweep, JournalSnapshot snapshot) =>
        _writes.Add(() => store.SaveSnapshot(sweep, snapshot));

    public void Delete(SweepId sweep) => _writes.Add(() =>
    {
        store.Delete(sweep);
        witness.SeeDeleted(sweep);
    });

    public void SaveCheckpoint(SweepId sweep, TrialId trial, ReadOnlyMemory<byte> state) =>
        _writes.Add(() => store.SaveCheckpoint(sweep, trial, state));

    public ReadOnlyMemory<byte>? LoadCheckpoint(SweepId sweep, TrialId trial) => store.LoadCheckpoint(sweep, trial);

    public void DeleteCheckpoint(SweepId sweep, TrialId trial) =>
        _writes.Add(() => store.DeleteCheckpoint(sweep, trial));

    public void Dispose()
    {
    }
}
