namespace Sweep.Coordinator.Journal;

/// <summary>The writing side of the table of facts.</summary>
internal sealed class FactTable : IDisposable
{
    private readonly FactEncoder encoder = new();
    private readonly SqliteStatement insert;
    private readonly SqliteStatement moveHead;

    internal FactTable(SqliteDatabase database)
    {
        Head = ReadHead(database);
        insert = database.Prepare("INSERT INTO facts (sequence, trial, body, checksum) VALUES (?1, ?2, ?3, ?4)");
        moveHead = database.Prepare("UPDATE head SET sequence = ?1, checksum = ?2 WHERE only = 1");
    }

    internal ChainHead Head { get; private set; }

    /// <summary>Without the head a journal that lost its last facts would look whole.</summary>
    internal static ChainHead ReadHead(SqliteDatabase database)
    {
        using var statement = database.Prepare("SELECT sequence, checksum FROM head");
        if (!statement.Step()) throw FactRow.Damaged(database.File, "its head is missing");
        return new ChainHead(statement.Integer(0), (uint)statement.Integer(1));
    }

    /// <summary>Adds the facts within a transaction; gives the head that holds once that is committed.</summary>
    internal ChainHead Insert(IReadOnlyList<SweepFact> facts)
    {
        var head = Head;
        foreach (var fact in facts)
        {
            head = encoder.Encode(head, fact);
            insert.Bind(1, head.Sequence).Bind(2, fact.Subject?.Number).BindText(3, encoder.Body.Span)
                .Bind(4, head.Checksum).Run();
        }

        moveHead.Bind(1, head.Sequence).Bind(2, head.Checksum).Run();
        return head;
    }

    /// <summary>The facts are durable: the next ones follow them.</summary>
    internal void MoveTo(ChainHead head) => Head = head;

    public void Dispose()
    {
        insert.Dispose();
        moveHead.Dispose();
        encoder.Dispose();
    }
}
