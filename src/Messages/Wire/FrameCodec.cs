using System.Buffers;
using System.Diagnostics;
using Google.Protobuf;

namespace Sweep.Messages.Wire;

/// <summary>Frames to and from the bytes of a WebSocket message. See docs/protocol.md and link.proto.</summary>
public static class FrameCodec
{
    /// <summary>Of one WebSocket message. It holds the largest frame.</summary>
    public const int BatchBytesMax = (16 << 20) + (256 << 10);

    private static readonly Contract<Contracts.Batch> Batches =
        new(Contracts.Batch.Parser, Contracts.Batch.Descriptor);

    /// <summary>Adds a frame to a batch: what is written one after the other is read together.</summary>
    public static void Write(WireFrame frame, IBufferWriter<byte> batch) =>
        new Contracts.Batch { Frames = { ToContract(frame) } }.WriteTo(batch);

    /// <summary>The frames of one WebSocket message, in order.</summary>
    /// <exception cref="FrameRefusedException">The bytes break the contract; nothing else is thrown, and no more memory
    /// is taken than a small multiple of their length.</exception>
    public static IReadOnlyList<WireFrame> Read(ReadOnlySpan<byte> batch)
    {
        if (batch.Length > BatchBytesMax)
        {
            throw new FrameRefusedException($"a batch of {batch.Length} bytes, more than {BatchBytesMax}");
        }

        var frames = Batches.Read(batch).Frames;
        var read = new List<WireFrame>(frames.Count);
        foreach (var frame in frames) read.Add(FromContract(frame));
        return read;
    }

    private static Contracts.Frame ToContract(WireFrame frame) => frame switch
    {
        WireFrame.Data f => new()
        {
            Data = new() { Number = f.Number, Body = UnsafeByteOperations.UnsafeWrap(f.Body) },
        },
        WireFrame.Acknowledged f => new() { Acknowledged = new() { Number = f.Number, Credit = f.Credit } },
        WireFrame.KeepAlive f => new() { KeepAlive = new() { Sent = f.Sent } },
        WireFrame.Hello f => new() { Hello = HandshakeTranslation.ToContract(f) },
        WireFrame.Welcome f => new() { Welcome = HandshakeTranslation.ToContract(f) },
        WireFrame.Refused f => new() { Refused = HandshakeTranslation.ToContract(f) },
        _ => throw new UnreachableException($"no contract for {frame}"),
    };

    private static WireFrame FromContract(Contracts.Frame frame) => frame.KindCase switch
    {
        Contracts.Frame.KindOneofCase.Data => new WireFrame.Data(frame.Data.Number, frame.Data.Body.Memory),
        Contracts.Frame.KindOneofCase.Acknowledged =>
            new WireFrame.Acknowledged(frame.Acknowledged.Number, frame.Acknowledged.Credit),
        Contracts.Frame.KindOneofCase.KeepAlive => new WireFrame.KeepAlive(frame.KeepAlive.Sent),
        Contracts.Frame.KindOneofCase.Hello => HandshakeTranslation.FromContract(frame.Hello),
        Contracts.Frame.KindOneofCase.Welcome => HandshakeTranslation.FromContract(frame.Welcome),
        Contracts.Frame.KindOneofCase.Refused => HandshakeTranslation.FromContract(frame.Refused),
        _ => throw new FrameRefusedException($"a frame is of a kind that {ProtocolVersions.Remedy}"),
    };
}
