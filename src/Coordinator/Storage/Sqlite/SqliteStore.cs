using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Sqlite;

/// <summary>A store in one SQLite file, for one coordinator on one machine. Each commit is one transaction of SQLite's
/// write-ahead log, synced before it returns.</summary>
public sealed class SqliteStore : ISweepStore
{
    private readonly Lock writing = new();
    private readonly SqliteWriter writer;
    private readonly StoreTables tables;
    private readonly DeletionTable deletions;
    private volatile StoreHeads heads;

    private SqliteStore(SqliteWriter writer)
    {
        this.writer = writer;
        heads = StoreCheck.ReadHeads(writer.Database);
        tables = new StoreTables(writer.Database);
        deletions = new DeletionTable(writer.Database);
    }

    public SweepId NextId => heads.NextId;

    private string File => writer.Database.File;

    /// <summary>Opens a store for writing; makes it, and its folder, when there is none.</summary>
    /// <exception cref="JournalException">InUse: another process writes it. Damaged: names the sweep. The others as
    /// they are named.</exception>
    public static SqliteStore Open(string file, SqliteJournalOptions? options = null)
    {
        var writer = SqliteWriter.Open(
            Path.GetFullPath(file), StoreLayout.Layout, options ?? new SqliteJournalOptions());
        try
        {
            return new SqliteStore(writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    public IReadOnlyList<StoredSweep> Sweeps() => heads.List();

    public long LastSequence(SweepId sweep) => heads.LastSequence(sweep);

    public void Commit(IReadOnlyList<SweepFacts> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.All(group => group.Facts.Count == 0)) return;
        lock (writing)
        {
            var next = heads;
            writer.Write(() =>
            {
                next = tables.Insert(groups, heads);
                deletions.Continue();
            });
            deletions.Settle();
            heads = next;
        }
    }

    public IJournalReader Reader(SweepId sweep) => new SqliteStoreReader(File, sweep);

    public void SaveSnapshot(SweepId sweep, JournalSnapshot snapshot)
    {
        lock (writing)
        {
            heads.CheckSnapshot(sweep, snapshot);
            writer.Write(() => StoreSnapshots.Save(writer.Database, sweep, snapshot));
        }
    }

    public void Delete(SweepId sweep)
    {
        lock (writing)
        {
            if (!heads.Sweeps.ContainsKey(sweep)) return;
            writer.Write(() => deletions.Begin(sweep));
            deletions.Settle();
            heads = heads.Without(sweep);
        }
    }

    public void SaveCheckpoint(SweepId sweep, TrialId trial, ReadOnlyMemory<byte> state)
    {
        Refusals.CheckSize(state);
        lock (writing)
        {
            if (!heads.Sweeps.ContainsKey(sweep)) throw Refusals.NoSweep(sweep);
            writer.Write(() => CheckpointTable.Save(writer.Database, new CheckpointKey(sweep, trial), state.Span));
        }
    }

    public ReadOnlyMemory<byte>? LoadCheckpoint(SweepId sweep, TrialId trial)
    {
        using var database = JournalFile.BeginReading(File, StoreLayout.Layout);
        return CheckpointTable.Load(database, new CheckpointKey(sweep, trial));
    }

    public void DeleteCheckpoint(SweepId sweep, TrialId trial)
    {
        lock (writing) writer.Write(() => CheckpointTable.Delete(writer.Database, new CheckpointKey(sweep, trial)));
    }

    public void Dispose()
    {
        tables.Dispose();
        deletions.Dispose();
        writer.Dispose();
    }
}
