using System.Buffers;

namespace Sweep.Coordinator.Journal;

/// <summary>The last fact's place and checksum: what the next fact is chained to.</summary>
internal readonly record struct ChainHead(long Sequence, uint Checksum);

/// <summary>The writing side of the table of facts.</summary>
internal sealed class FactTable : IDisposable
{
    private readonly ArrayBufferWriter<byte> body = new(1024);
    private readonly FactWriter writer;
    private readonly SqliteStatement insert;
    private readonly SqliteStatement moveHead;

    internal FactTable(SqliteDatabase database)
    {
        Head = ReadHead(database);
        insert = database.Prepare("INSERT INTO facts (sequence, trial, body, checksum) VALUES (?1, ?2, ?3, ?4)");
        moveHead = database.Prepare("UPDATE head SET sequence = ?1, checksum = ?2 WHERE only = 1");
        writer = new FactWriter(body);
    }

    internal ChainHead Head { get; private set; }

    /// <summary>Without the head a journal that lost its last facts would look whole.</summary>
    internal static ChainHead ReadHead(SqliteDatabase database)
    {
        using var statement = database.Prepare("SELECT sequence, checksum FROM head");
        if (!statement.Step()) throw Damaged(database.File, "its head is missing");
        return new ChainHead(statement.Integer(0), (uint)statement.Integer(1));
    }

    internal static JournalException Damaged(string file, string reason) =>
        new(JournalFault.Damaged, $"{file}: {reason}. {JournalAdvice.Damaged}");

    /// <summary>Adds the facts within a transaction; gives the head that holds once that is committed.</summary>
    internal ChainHead Insert(IReadOnlyList<SweepFact> facts)
    {
        var head = Head;
        foreach (var fact in facts)
        {
            body.ResetWrittenCount();
            writer.Write(fact);
            var sequence = head.Sequence + 1;
            head = new ChainHead(sequence, FactChain.Next(head.Checksum, sequence, body.WrittenSpan));
            insert.Bind(1, sequence).Bind(2, fact.Subject?.Number).BindText(3, body.WrittenSpan).Bind(4, head.Checksum)
                .Run();
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
        writer.Dispose();
    }
}
