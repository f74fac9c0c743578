using Npgsql;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>The reading side of one sweep in PostgreSQL. Each enumeration has its own connection and sees the sweep as
/// it was when it began.</summary>
internal sealed class PostgresStoreReader(PostgresDatabase database, SweepId sweep) : IJournalReader
{
    private const string InOrder = """
        SELECT sequence, trial, body, checksum, NULL::bigint FROM sweep.facts
        WHERE sweep = $1 AND sequence > $2 ORDER BY sequence
        """;

    private const string ByTrial = """
        SELECT f.sequence, f.trial, f.body, f.checksum,
            (SELECT p.checksum FROM sweep.facts p WHERE p.sweep = $1 AND p.sequence = f.sequence - 1)
        FROM sweep.facts f WHERE f.sweep = $1 ORDER BY f.trial, f.sequence
        """;

    private const string OfTrial = """
        SELECT f.sequence, f.trial, f.body, f.checksum,
            (SELECT p.checksum FROM sweep.facts p WHERE p.sweep = $1 AND p.sequence = f.sequence - 1)
        FROM sweep.facts f WHERE f.sweep = $1 AND f.trial = $2 ORDER BY f.sequence
        """;

    private readonly string place = $"{database.Place}, {sweep}";

    public long LastSequence => database.Read(connection => Head(connection).Sequence);

    public IEnumerable<RecordedFact> Read(long afterSequence = 0)
    {
        using var connection = database.BeginReading();
        var (head, last) = Guarded(() => Ends(connection, afterSequence));
        if (afterSequence >= head.Sequence) yield break;
        foreach (var row in Rows(connection, InOrder, sweep.Number, afterSequence))
        {
            if (row.Sequence != last.Sequence + 1) throw FactRow.Missing(place, last.Sequence + 1);
            var recorded = row.Of(last.Checksum).Verified(place);
            last = new ChainHead(row.Sequence, row.Checksum);
            yield return recorded;
        }

        if (last.Sequence != head.Sequence) throw FactRow.Missing(place, last.Sequence + 1);
    }

    public IEnumerable<RecordedFact> ReadByTrial()
    {
        using var connection = database.BeginReading();
        var head = Guarded(() => Head(connection));
        if (head.Sequence == 0) yield break;
        var count = 0L;
        foreach (var row in Rows(connection, ByTrial, sweep.Number))
        {
            count++;
            var recorded = row.Of(row.Previous).Verified(place);
            if (recorded.Fact.Subject is not null) yield return recorded;
        }

        if (count != head.Sequence) throw FactRow.Damaged(place, "facts are missing at its end");
    }

    public IEnumerable<RecordedFact> ReadTrial(TrialId trial)
    {
        using var connection = database.BeginReading();
        if (Guarded(() => Head(connection)).Sequence == 0) yield break;
        foreach (var row in Rows(connection, OfTrial, sweep.Number, trial.Number))
            yield return row.Of(row.Previous).Verified(place);
    }

    public JournalSnapshot? LatestSnapshot() =>
        database.Read(connection => new PostgresSnapshots(connection, database.Place, sweep).Latest());

    public void Dispose()
    {
        // Connections live as long as their enumerations.
    }

    private IEnumerable<PostgresFact> Rows(NpgsqlConnection connection, string query, params object[] parameters)
    {
        using var cursor = new PostgresCursor(connection);
        Guarded(() => cursor.Open(query, parameters));
        for (var rows = Guarded(cursor.Next); rows.Count > 0; rows = Guarded(cursor.Next))
        {
            foreach (var row in rows) yield return row;
        }
    }

    private (ChainHead Head, ChainHead Last) Ends(NpgsqlConnection connection, long afterSequence)
    {
        var head = Head(connection);
        if (afterSequence >= head.Sequence) return (head, head);
        var checksum = PostgresCheck.ChecksumAt(connection, database.Place, sweep, afterSequence);
        return (head, new ChainHead(afterSequence, checksum));
    }

    private ChainHead Head(NpgsqlConnection connection)
    {
        using var command = connection.Command(
            "SELECT sequence, checksum FROM sweep.sweeps WHERE sweep = $1", sweep.Number);
        using var row = command.ExecuteReader();
        return row.Read() ? new ChainHead(row.GetInt64(0), (uint)row.GetInt64(1)) : ChainHead.Start;
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (NpgsqlException error)
        {
            throw PostgresFaults.From(place, error);
        }
    }
}
