using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Messages;

namespace Sweep.Coordinator.Tests.Hosting;

/// <summary>A store that fails when a test wants it to.</summary>
internal sealed class FaultyStore(ISweepStore inner) : ISweepStore
{
    public JournalException? OnRead { get; init; }

    public JournalException? OnCommit { get; set; }

    public SweepId NextId => inner.NextId;

    public IReadOnlyList<StoredSweep> Sweeps() => OnRead is null ? inner.Sweeps() : throw OnRead;

    public long LastSequence(SweepId sweep) => inner.LastSequence(sweep);

    public void Commit(IReadOnlyList<SweepFacts> groups)
    {
        if (OnCommit is not null) throw OnCommit;
        inner.Commit(groups);
    }

    public IJournalReader Reader(SweepId sweep) => inner.Reader(sweep);

    public void SaveSnapshot(SweepId sweep, JournalSnapshot snapshot) => inner.SaveSnapshot(sweep, snapshot);

    public void Delete(SweepId sweep) => inner.Delete(sweep);

    public void SaveCheckpoint(SweepId sweep, TrialId trial, ReadOnlyMemory<byte> state) =>
        inner.SaveCheckpoint(sweep, trial, state);

    public ReadOnlyMemory<byte>? LoadCheckpoint(SweepId sweep, TrialId trial) => inner.LoadCheckpoint(sweep, trial);

    public void DeleteCheckpoint(SweepId sweep, TrialId trial) => inner.DeleteCheckpoint(sweep, trial);

    public void Dispose() => inner.Dispose();
}
