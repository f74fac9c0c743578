using System.Collections.Immutable;
using System.Text;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Sqlite;

/// <summary>Looks at a store's file when it is opened: each sweep's last fact must be the one that its head names, and
/// no sweep may lack its head.</summary>
internal static class StoreCheck
{
    private const string Heads = """
        SELECT sweep, name, sequence, checksum,
            (SELECT max(f.sequence) FROM facts f WHERE f.sweep = s.sweep),
            (SELECT f.checksum FROM facts f WHERE f.sweep = s.sweep AND f.sequence = s.sequence)
        FROM sweeps s ORDER BY sweep
        """;

    // From one sweep's first fact to the next sweep's, without reading what is between.
    private const string Headless = """
        WITH RECURSIVE present (sweep) AS (
            SELECT min(sweep) FROM facts
            UNION ALL
            SELECT (SELECT min(f.sweep) FROM facts f WHERE f.sweep > present.sweep) FROM present
            WHERE present.sweep IS NOT NULL)
        SELECT sweep FROM present WHERE sweep IS NOT NULL
            AND sweep NOT IN (SELECT sweep FROM sweeps) AND sweep NOT IN (SELECT sweep FROM deletions) LIMIT 1
        """;

    internal static StoreHeads ReadHeads(SqliteDatabase database)
    {
        if (database.Number("SELECT next_sweep FROM store") is not { } next)
            throw FactRow.Damaged(database.File, "the table 'store' is empty");
        if (database.Number(Headless) is { } headless)
            throw FactRow.Damaged($"{database.File}, {new SweepId(headless)}", "its head is missing");
        var sweeps = ImmutableSortedDictionary.CreateBuilder<SweepId, StoreHead>();
        using var select = database.Prepare(Heads);
        while (select.Step())
        {
            var sweep = new SweepId(select.Integer(0));
            CheckEnd(select, $"{database.File}, {sweep}");
            if (sweep.Number >= next) throw FactRow.Damaged(database.File, $"{sweep} has an id that was never given");
            var chain = new ChainHead(select.Integer(2), (uint)select.Integer(3));
            sweeps.Add(sweep, new StoreHead(Encoding.UTF8.GetString(select.Bytes(1)), chain));
        }

        return new StoreHeads(new SweepId(next), sweeps.ToImmutable());
    }

    /// <summary>The checksum of a sweep's chain after a fact; the start's for 0.</summary>
    internal static uint ChecksumAt(SqliteDatabase database, SweepId sweep, long sequence)
    {
        if (sequence == 0) return FactChain.Start;
        using var select = database.Prepare("SELECT checksum FROM facts WHERE sweep = ?1 AND sequence = ?2");
        return select.Bind(1, sweep.Number).Bind(2, sequence).Step()
            ? (uint)select.Integer(0)
            : throw FactRow.Missing($"{database.File}, {sweep}", sequence);
    }

    private static void CheckEnd(SqliteStatement row, string place)
    {
        var last = row.IsNull(4) ? 0 : row.Integer(4);
        if (last == row.Integer(2) && !row.IsNull(5) && row.Integer(5) == row.Integer(3)) return;
        throw FactRow.Damaged(place, FormattableString.Invariant(
            $"it should end with fact {row.Integer(2)}, and ends with fact {last} or another checksum"));
    }
}
