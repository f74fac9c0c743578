using System.Collections.Immutable;
using Npgsql;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>Looks at a store when it is opened: each sweep's last fact must be the one that its head names, and no
/// sweep may lack its head.</summary>
internal static class PostgresCheck
{
    private const string Heads = """
        SELECT sweep, name, sequence, checksum,
            coalesce((SELECT max(f.sequence) FROM sweep.facts f WHERE f.sweep = s.sweep), 0),
            coalesce((SELECT f.checksum FROM sweep.facts f WHERE f.sweep = s.sweep AND f.sequence = s.sequence), -1)
        FROM sweep.sweeps s ORDER BY sweep
        """;

    // From one sweep's first fact to the next sweep's, without reading what is between.
    private const string Headless = """
        WITH RECURSIVE present (sweep) AS (
            SELECT min(sweep) FROM sweep.facts
            UNION ALL
            SELECT (SELECT min(f.sweep) FROM sweep.facts f WHERE f.sweep > present.sweep) FROM present
            WHERE present.sweep IS NOT NULL)
        SELECT sweep FROM present WHERE sweep IS NOT NULL
            AND sweep NOT IN (SELECT sweep FROM sweep.sweeps)
            AND sweep NOT IN (SELECT sweep FROM sweep.deletions) LIMIT 1
        """;

    internal static StoreHeads ReadHeads(NpgsqlConnection connection, string place)
    {
        if (connection.Number("SELECT next_sweep FROM sweep.store") is not { } next)
            throw FactRow.Damaged(place, "the table 'sweep.store' is empty");
        if (connection.Number(Headless) is { } headless)
            throw FactRow.Damaged($"{place}, {new SweepId(headless)}", "its head is missing");
        var sweeps = ImmutableSortedDictionary.CreateBuilder<SweepId, StoreHead>();
        using var command = connection.Command(Heads);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var sweep = new SweepId(rows.GetInt64(0));
            CheckEnd(rows, $"{place}, {sweep}");
            if (sweep.Number >= next) throw FactRow.Damaged(place, $"{sweep} has an id that was never given");
            var chain = new ChainHead(rows.GetInt64(2), (uint)rows.GetInt64(3));
            sweeps.Add(sweep, new StoreHead(rows.GetString(1), chain));
        }

        return new StoreHeads(new SweepId(next), sweeps.ToImmutable());
    }

    /// <summary>Whether a commit that may have been cut off was stored: whole it is, or not at all.</summary>
    internal static bool AreStored(NpgsqlConnection connection, IReadOnlyList<SweepFacts> groups, StoreHeads next)
    {
        var sweep = groups.First(group => group.Facts.Count > 0).Sweep;
        var head = next.Sweeps[sweep].Chain;
        return connection.Number("SELECT 1 FROM sweep.sweeps WHERE sweep = $1 AND sequence = $2 AND checksum = $3",
            sweep.Number, head.Sequence, (long)head.Checksum) is not null;
    }

    /// <summary>The checksum of a sweep's chain after a fact; the start's for 0.</summary>
    internal static uint ChecksumAt(NpgsqlConnection connection, string place, SweepId sweep, long sequence)
    {
        if (sequence == 0) return FactChain.Start;
        return connection.Number("SELECT checksum FROM sweep.facts WHERE sweep = $1 AND sequence = $2",
            sweep.Number, sequence) is { } checksum
            ? (uint)checksum
            : throw FactRow.Missing($"{place}, {sweep}", sequence);
    }

    private static void CheckEnd(NpgsqlDataReader row, string place)
    {
        if (row.GetInt64(4) == row.GetInt64(2) && row.GetInt64(5) == row.GetInt64(3)) return;
        throw FactRow.Damaged(place, FormattableString.Invariant(
            $"it should end with fact {row.GetInt64(2)}, and ends with fact {row.GetInt64(4)} or another checksum"));
    }
}
