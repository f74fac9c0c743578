using System.Buffers;

namespace Sweep.Coordinator.Journal;

/// <summary>Turns facts into the rows that are stored: each one's text, and its place and checksum in its chain. Kept
/// by a writer, so that nothing is allocated for a fact.</summary>
internal sealed class FactEncoder : IDisposable
{
    private readonly ArrayBufferWriter<byte> body = new(1024);
    private readonly FactWriter writer;

    internal FactEncoder() => writer = new FactWriter(body);

    /// <summary>The text of the last encoded fact, until the next one is encoded.</summary>
    internal ReadOnlyMemory<byte> Body => body.WrittenMemory;

    /// <summary>Encodes a fact that follows the head; gives the head that it makes.</summary>
    internal ChainHead Encode(ChainHead head, SweepFact fact)
    {
        body.ResetWrittenCount();
        writer.Write(fact);
        var sequence = head.Sequence + 1;
        return new ChainHead(sequence, FactChain.Next(head.Checksum, sequence, body.WrittenSpan));
    }

    public void Dispose() => writer.Dispose();
}
