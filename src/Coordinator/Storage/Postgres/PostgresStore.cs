using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>A store in PostgreSQL, as the coordinator that leads in one epoch writes it. Each commit is one transaction
/// that also checks the epoch, so that nothing of a leader of earlier days is ever stored
/// (docs/adr/0007-leadership-in-postgres.md).</summary>
public sealed class PostgresStore : ISweepStore
{
    private readonly Lock writing = new();
    private readonly PostgresDatabase database;
    private readonly long epoch;
    private readonly PostgresTables tables = new();
    private volatile StoreHeads heads;
    private volatile JournalException? failure;

    private PostgresStore(PostgresDatabase database, long epoch)
    {
        (this.database, this.epoch) = (database, epoch);
        var read = StoreHeads.Empty;

        database.Write(epoch, connection =>
        {
            PostgresFence.EndEarlierThan(connection, epoch);
            read = PostgresCheck.ReadHeads(connection, database.Place);
        });
        heads = read;
    }

    public SweepId NextId => heads.NextId;

    /// <summary>Opens the store of a database that this coordinator leads; the database stays the caller's.</summary>
    /// <exception cref="JournalException">Fenced: another epoch leads. Damaged: names the sweep.</exception>
    public static PostgresStore Open(PostgresDatabase database, long epoch)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new PostgresStore(database, epoch);
    }

    public IReadOnlyList<StoredSweep> Sweeps() => heads.List();

    public long LastSequence(SweepId sweep) => heads.LastSequence(sweep);

    public void Commit(IReadOnlyList<SweepFacts> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.All(group => group.Facts.Count == 0)) return;
        lock (writing)
        {
            StoreHeads? next = null;
            Write(connection =>
            {
                // A connection that broke while it committed leaves open whether it did.
                if (next is not null && PostgresCheck.AreStored(connection, groups, next)) return;
                next = tables.Insert(connection, groups, heads);
                PostgresDeletions.Continue(connection);
            });
            heads = next!;
        }
    }

    public IJournalReader Reader(SweepId sweep) => new PostgresStoreReader(database, sweep);

    public void SaveSnapshot(SweepId sweep, JournalSnapshot snapshot)
    {
        lock (writing)
        {
            heads.CheckSnapshot(sweep, snapshot);
            Write(connection => new PostgresSnapshots(connection, database.Place, sweep).Save(snapshot));
        }
    }

    public void Delete(SweepId sweep)
    {
        lock (writing)
        {
            if (!heads.Sweeps.ContainsKey(sweep)) return;
            Write(connection => PostgresDeletions.Begin(connection, sweep));
            heads = heads.Without(sweep);
        }
    }

    // Over a connection of its own: no commit waits for a large checkpoint.
    public void SaveCheckpoint(SweepId sweep, TrialId trial, ReadOnlyMemory<byte> state)
    {
        Refusals.CheckSize(state);
        if (!heads.Sweeps.ContainsKey(sweep)) throw Refusals.NoSweep(sweep);
        Write(connection => PostgresCheckpoints.Save(connection, new CheckpointKey(sweep, trial), state));
    }

    public ReadOnlyMemory<byte>? LoadCheckpoint(SweepId sweep, TrialId trial) =>
        database.Read(connection => PostgresCheckpoints.Load(connection, new CheckpointKey(sweep, trial)));

    public void DeleteCheckpoint(SweepId sweep, TrialId trial) =>
        Write(connection => PostgresCheckpoints.Delete(connection, new CheckpointKey(sweep, trial)));

    public void Dispose() => tables.Dispose();

    private void Write(Action<Npgsql.NpgsqlConnection> work)
    {
        if (failure is { } earlier) throw new JournalException(earlier.Fault, earlier.Message, earlier);
        try
        {
            WriteTwice(work);
        }
        catch (JournalException error) when (error.Fault is not JournalFault.DiskFull)
        {
            // What the server holds is not known, or is not this coordinator's to change any more: nothing more is
            // written until the store was opened, and checked, anew.
            failure = error;
            throw;
        }
    }

    private void WriteTwice(Action<Npgsql.NpgsqlConnection> work)
    {
        try
        {
            database.Write(epoch, work);
        }
        catch (JournalException error) when (PostgresFaults.IsConnectionLost(error))
        {
            database.Write(epoch, work);
        }
    }
}
