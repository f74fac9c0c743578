using System.Diagnostics;
using Sweep.Actors.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;
using Frame = Sweep.Actors.Links.LinkFrame<System.ReadOnlyMemory<byte>>;

namespace Sweep.GpuNode.Links;

/// <summary>The node's side of the wire: what a link says, and what it hears.</summary>
internal static class FrameTranslation
{
    public static WireFrame ToWire(Frame frame, NodeIncarnation node, ProtocolVersions versions) => frame switch
    {
        Frame.Data f => new WireFrame.Data(f.Number, f.Message),
        Frame.Acknowledged f => new WireFrame.Acknowledged(f.Number, f.Credit),
        Frame.KeepAlive f => new WireFrame.KeepAlive(f.Sent),
        Frame.Hello f => new WireFrame.Hello(versions, node, ProgramVersion.Current, f.Dial,
            f.Session is { } session ? new WireSession(session.Epoch, session.Number) : null,
            new WirePosition(f.Position.Received, f.Position.Acknowledged, f.Position.Credit)),
        _ => throw new UnreachableException($"a node does not say {frame}"),
    };

    /// <exception cref="FrameRefusedException">A coordinator does not say this.</exception>
    public static Frame FromWire(WireFrame frame) => frame switch
    {
        WireFrame.Data f => new Frame.Data(f.Number, f.Body),
        WireFrame.Acknowledged f => new Frame.Acknowledged(f.Number, f.Credit),
        WireFrame.KeepAlive f => new Frame.KeepAlive(f.Sent),
        WireFrame.Welcome f => new Frame.Welcome(new LinkSession(f.Session.Epoch, f.Session.Number),
            new LinkPosition(f.Position.Received, f.Position.Acknowledged, f.Position.Credit)),
        WireFrame.Refused f => new Frame.Refused(new LinkRefusal(KindOf(f.Kind), f.Reason, f.RedirectTo)),
        _ => throw new FrameRefusedException($"a coordinator says {frame.GetType().Name}"),
    };

    /// <summary>A refusal that only a newer coordinator knows is final: this program cannot tell what would help.
    /// </summary>
    private static LinkRefusalKind KindOf(WireRefusalKind kind) => kind switch
    {
        WireRefusalKind.NotLeader => LinkRefusalKind.NotLeader,
        WireRefusalKind.Busy => LinkRefusalKind.Busy,
        WireRefusalKind.Unauthorised => LinkRefusalKind.Unauthorised,
        WireRefusalKind.Superseded => LinkRefusalKind.Superseded,
        WireRefusalKind.Malformed => LinkRefusalKind.Malformed,
        _ => LinkRefusalKind.Incompatible,
    };
}
