using System.Text;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage.Sqlite;

/// <summary>The writing side of the tables of facts and sweeps.</summary>
internal sealed class StoreTables(SqliteDatabase database) : IDisposable
{
    private readonly FactEncoder encoder = new();

    private readonly SqliteStatement insert = database.Prepare(
        "INSERT INTO facts (sweep, sequence, trial, body, checksum) VALUES (?1, ?2, ?3, ?4, ?5)");

    private readonly SqliteStatement create = database.Prepare(
        "INSERT INTO sweeps (sweep, name, sequence, checksum) VALUES (?1, ?2, 0, 0)");

    private readonly SqliteStatement moveHead = database.Prepare(
        "UPDATE sweeps SET sequence = ?2, checksum = ?3 WHERE sweep = ?1");

    private readonly SqliteStatement moveNext = database.Prepare(
        "UPDATE store SET next_sweep = max(next_sweep, ?1) WHERE only = 1");

    /// <summary>Adds the facts within a transaction; gives the heads that hold once that is committed.</summary>
    internal StoreHeads Insert(IReadOnlyList<SweepFacts> groups, StoreHeads heads)
    {
        foreach (var group in groups)
        {
            if (group.Facts.Count == 0) continue;
            var head = heads.Of(group);
            if (!heads.Sweeps.ContainsKey(group.Sweep)) Create(group.Sweep, head.Name);
            heads = heads.With(group.Sweep, head with { Chain = Insert(group, head.Chain) });
        }

        return heads;
    }

    public void Dispose()
    {
        insert.Dispose();
        create.Dispose();
        moveHead.Dispose();
        moveNext.Dispose();
        encoder.Dispose();
    }

    private void Create(SweepId sweep, string name)
    {
        create.Bind(1, sweep.Number).BindText(2, Encoding.UTF8.GetBytes(name)).Run();
        moveNext.Bind(1, sweep.Number + 1).Run();
    }

    private ChainHead Insert(SweepFacts group, ChainHead head)
    {
        insert.Bind(1, group.Sweep.Number);
        foreach (var fact in group.Facts)
        {
            head = encoder.Encode(head, fact);
            insert.Bind(2, head.Sequence).Bind(3, fact.Subject?.Number).BindText(4, encoder.Body.Span)
                .Bind(5, head.Checksum).Run();
        }

        moveHead.Bind(1, group.Sweep.Number).Bind(2, head.Sequence).Bind(3, head.Checksum).Run();
        return head;
    }
}
