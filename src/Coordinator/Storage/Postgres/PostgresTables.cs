using Npgsql;
using NpgsqlTypes;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Postgres;

/// <summary>The writing side of the tables of facts and sweeps. Facts go by binary COPY.</summary>
internal sealed class PostgresTables : IDisposable
{
    private const string Copy =
        "COPY sweep.facts (sweep, sequence, trial, body, checksum) FROM STDIN (FORMAT BINARY)";

    private const string MoveHead = """
        INSERT INTO sweep.sweeps (sweep, name, sequence, checksum) VALUES ($1, $2, $3, $4)
        ON CONFLICT (sweep) DO UPDATE SET sequence = excluded.sequence, checksum = excluded.checksum
        """;

    private readonly FactEncoder encoder = new();

    /// <summary>Adds the facts within a transaction; gives the heads that hold once that is committed.</summary>
    internal StoreHeads Insert(NpgsqlConnection connection, IReadOnlyList<SweepFacts> groups, StoreHeads heads)
    {
        var next = heads;
        using (var facts = connection.BeginBinaryImport(Copy))
        {
            foreach (var group in groups)
            {
                if (group.Facts.Count == 0) continue;
                var head = next.Of(group);
                next = next.With(group.Sweep, head with { Chain = Write(facts, group, head.Chain) });
            }

            facts.Complete();
        }

        MoveHeads(connection, groups, next);
        if (next.NextId != heads.NextId)
            connection.Execute("UPDATE sweep.store SET next_sweep = $1", next.NextId.Number);
        return next;
    }

    public void Dispose() => encoder.Dispose();

    private ChainHead Write(NpgsqlBinaryImporter facts, SweepFacts group, ChainHead head)
    {
        foreach (var fact in group.Facts)
        {
            head = encoder.Encode(head, fact);
            facts.StartRow();
            facts.Write(group.Sweep.Number, NpgsqlDbType.Bigint);
            facts.Write(head.Sequence, NpgsqlDbType.Bigint);
            if (fact.Subject is { } trial) facts.Write(trial.Number, NpgsqlDbType.Bigint);
            else facts.WriteNull();
            facts.Write(encoder.Body, NpgsqlDbType.Text);
            facts.Write((long)head.Checksum, NpgsqlDbType.Bigint);
        }

        return head;
    }

    private static void MoveHeads(NpgsqlConnection connection, IReadOnlyList<SweepFacts> groups, StoreHeads next)
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var sweep in groups.Where(group => group.Facts.Count > 0).Select(group => group.Sweep).Distinct())
        {
            var (name, chain) = next.Sweeps[sweep];
            var move = new NpgsqlBatchCommand(MoveHead);
            object[] values = [sweep.Number, name, chain.Sequence, (long)chain.Checksum];
            foreach (var value in values) move.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(move);
        }

        batch.ExecuteNonQuery();
    }
}
