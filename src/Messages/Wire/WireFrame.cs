namespace Sweep.Messages.Wire;

/// <summary>What one connection between node and coordinator carries; see docs/protocol.md.</summary>
public abstract record WireFrame
{
    private WireFrame() { }

    /// <param name="Versions">What the node speaks.</param>
    /// <param name="Node">Who speaks.</param>
    /// <param name="Program">Its version, for people.</param>
    /// <param name="Dial">Grows with each attempt at a connection.</param>
    /// <param name="Session">To be gone on with; null before there was one.</param>
    /// <param name="Position">In that session.</param>
    public sealed record Hello(ProtocolVersions Versions, NodeIncarnation Node, string Program, long Dial,
        WireSession? Session, WirePosition Position) : WireFrame;

    /// <param name="Version">The one that both keep to.</param>
    /// <param name="Session">That of Hello, or a new one.</param>
    /// <param name="Position">In that session.</param>
    public sealed record Welcome(int Version, WireSession Session, WirePosition Position) : WireFrame;

    public sealed record Refused(WireRefusalKind Kind, string Reason, string? RedirectTo) : WireFrame;

    /// <param name="Number">1, 2, 3, ... in each direction of a session.</param>
    /// <param name="Body">As <see cref="NodeMessageCodec"/> or <see cref="CoordinatorMessageCodec"/> wrote it.</param>
    public sealed record Data(long Number, ReadOnlyMemory<byte> Body) : WireFrame;

    public sealed record Acknowledged(long Number, int Credit) : WireFrame;

    public sealed record KeepAlive(long Sent) : WireFrame;
}
