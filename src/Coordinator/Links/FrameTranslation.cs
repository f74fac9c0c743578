using System.Diagnostics;
using Sweep.Actors.Links;
using Sweep.Messages.Wire;
using Frame = Sweep.Actors.Links.LinkFrame<System.ReadOnlyMemory<byte>>;

namespace Sweep.Coordinator.Links;

/// <summary>The coordinator's side of the wire: what a link says, and what it hears.</summary>
internal static class FrameTranslation
{
    /// <param name="frame">Of the link.</param>
    /// <param name="version">Agreed on with the node.</param>
    public static WireFrame ToWire(Frame frame, int version) => frame switch
    {
        Frame.Data f => new WireFrame.Data(f.Number, f.Message),
        Frame.Acknowledged f => new WireFrame.Acknowledged(f.Number, f.Credit),
        Frame.KeepAlive f => new WireFrame.KeepAlive(f.Sent),
        Frame.Welcome f => new WireFrame.Welcome(version, new WireSession(f.Session.Epoch, f.Session.Number),
            new WirePosition(f.Position.Received, f.Position.Acknowledged, f.Position.Credit)),
        Frame.Refused f => ToWire(f.Refusal),
        _ => throw new UnreachableException($"a coordinator does not say {frame}"),
    };

    public static WireFrame.Refused ToWire(LinkRefusal refusal) => new(
        refusal.Kind switch
        {
            LinkRefusalKind.NotLeader => WireRefusalKind.NotLeader,
            LinkRefusalKind.Busy => WireRefusalKind.Busy,
            LinkRefusalKind.Unauthorised => WireRefusalKind.Unauthorised,
            LinkRefusalKind.Superseded => WireRefusalKind.Superseded,
            LinkRefusalKind.Incompatible => WireRefusalKind.Incompatible,
            LinkRefusalKind.Malformed => WireRefusalKind.Malformed,
            _ => throw new UnreachableException($"no contract for {refusal.Kind}"),
        },
        refusal.Reason,
        refusal.RedirectTo);

    /// <exception cref="FrameRefusedException">A node does not say this, or not here.</exception>
    public static Frame FromWire(WireFrame frame) => frame switch
    {
        WireFrame.Data f => new Frame.Data(f.Number, f.Body),
        WireFrame.Acknowledged f => new Frame.Acknowledged(f.Number, f.Credit),
        WireFrame.KeepAlive f => new Frame.KeepAlive(f.Sent),
        _ => throw new FrameRefusedException($"a node says {frame.GetType().Name} in the middle of a connection"),
    };

    public static Frame.Hello FromWire(WireFrame.Hello hello) => new(
        hello.Dial,
        hello.Session is { } session ? new LinkSession(session.Epoch, session.Number) : null,
        new LinkPosition(hello.Position.Received, hello.Position.Acknowledged, hello.Position.Credit));
}
