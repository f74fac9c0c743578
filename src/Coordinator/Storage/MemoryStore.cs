using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage;

/// <summary>A store that lives as long as its process: for tests, and for the simulator, whose crashes are simulated
/// too. Closing it loses nothing, and <see cref="TakeOver"/> plays a second coordinator on the same storage.</summary>
public sealed class MemoryStore : ISweepStore
{
    private readonly Contents contents;
    private readonly long epoch;

    public MemoryStore()
        : this(new Contents())
    {
    }

    private MemoryStore(Contents contents)
    {
        this.contents = contents;
        lock (contents) epoch = ++contents.Epoch;
    }

    public SweepId NextId => Locked(all => new SweepId(all.NextId));

    /// <summary>Another coordinator leads from now on, with what it is given; this one is fenced off.</summary>
    public MemoryStore TakeOver() => new(contents);

    public IReadOnlyList<StoredSweep> Sweeps() => Locked(all => all.Sweeps
        .Select(sweep => new StoredSweep(sweep.Key, sweep.Value.Name, sweep.Value.Journal.LastSequence))
        .ToArray());

    public long LastSequence(SweepId sweep) => Find(sweep)?.Journal.LastSequence ?? 0;

    public void Commit(IReadOnlyList<SweepFacts> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Written(all =>
        {
            all.Check(groups);
            foreach (var (id, facts) in groups)
            {
                if (facts.Count > 0) all.At(id, facts).Journal.Append(facts);
            }
        });
    }

    public IJournalReader Reader(SweepId sweep) => Find(sweep)?.Journal ?? new MemoryJournal();

    public void SaveSnapshot(SweepId sweep, JournalSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Written(all =>
        {
            var journal = all.Sweeps.GetValueOrDefault(sweep)?.Journal;
            ArgumentOutOfRangeException.ThrowIfGreaterThan(
                snapshot.Sequence, journal?.LastSequence ?? 0, nameof(snapshot));
            journal!.SaveSnapshot(snapshot);
        });
    }

    public void Delete(SweepId sweep) => Written(all => all.Sweeps.Remove(sweep));

    public void SaveCheckpoint(SweepId sweep, TrialId trial, ReadOnlyMemory<byte> state)
    {
        Refusals.CheckSize(state);
        Written(all => (all.Sweeps.GetValueOrDefault(sweep) ?? throw Refusals.NoSweep(sweep))
            .Checkpoints[trial] = state.ToArray());
    }

    public ReadOnlyMemory<byte>? LoadCheckpoint(SweepId sweep, TrialId trial) => Locked(all =>
        all.Sweeps.TryGetValue(sweep, out var found) && found.Checkpoints.TryGetValue(trial, out var state)
            ? state : (ReadOnlyMemory<byte>?)null);

    public void DeleteCheckpoint(SweepId sweep, TrialId trial) =>
        Written(all => all.Sweeps.GetValueOrDefault(sweep)?.Checkpoints.Remove(trial));

    public void Dispose()
    {
    }

    private StoredContents? Find(SweepId sweep) => Locked(all => all.Sweeps.GetValueOrDefault(sweep));

    private T Locked<T>(Func<Contents, T> read)
    {
        lock (contents) return read(contents);
    }

    private void Written(Action<Contents> write)
    {
        lock (contents)
        {
            if (contents.Epoch != epoch)
                throw new JournalException(JournalFault.Fenced, "Another coordinator leads now; nothing was written.");
            write(contents);
        }
    }

    private sealed class Contents
    {
        internal SortedDictionary<SweepId, StoredContents> Sweeps { get; } = [];

        internal long NextId { get; private set; } = 1;

        internal long Epoch { get; set; }

        internal void Check(IReadOnlyList<SweepFacts> groups)
        {
            foreach (var (id, facts) in groups)
            {
                if (facts.Count > 0 && id.Number < NextId && !Sweeps.ContainsKey(id))
                    throw Refusals.Deleted(id, NextId);
            }
        }

        internal StoredContents At(SweepId id, IReadOnlyList<SweepFact> facts)
        {
            if (Sweeps.TryGetValue(id, out var sweep)) return sweep;
            NextId = Math.Max(NextId, id.Number + 1);
            return Sweeps[id] = new StoredContents(SweepNames.Of(facts));
        }
    }

    private sealed record StoredContents(string Name)
    {
        internal MemoryJournal Journal { get; } = new();

        internal Dictionary<TrialId, byte[]> Checkpoints { get; } = [];
    }
}
