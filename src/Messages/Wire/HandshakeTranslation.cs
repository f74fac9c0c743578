namespace Sweep.Messages.Wire;

/// <summary>The frames that begin a connection.</summary>
internal static class HandshakeTranslation
{
    public static Contracts.Hello ToContract(WireFrame.Hello frame)
    {
        var hello = new Contracts.Hello
        {
            VersionMin = frame.Versions.Minimum,
            Version = frame.Versions.Current,
            Node = frame.Node.Node.Name,
            Incarnation = frame.Node.Number,
            Program = Texts.Cut(frame.Program, 255),
            Dial = frame.Dial,
            Position = ToContract(frame.Position),
        };
        if (frame.Session is { } session) hello.Session = ToContract(session);
        return hello;
    }

    public static WireFrame.Hello FromContract(Contracts.Hello hello)
    {
        if (hello.Node == "") throw new FrameRefusedException("Hello has no node");
        return new WireFrame.Hello(
            new ProtocolVersions(hello.VersionMin, hello.Version),
            new NodeIncarnation(new NodeId(hello.Node), hello.Incarnation),
            hello.Program,
            hello.Dial,
            hello.Session is { } session ? FromContract(session) : null,
            FromContract(hello.Position, "Hello"));
    }

    public static Contracts.Welcome ToContract(WireFrame.Welcome frame) => new()
    {
        Version = frame.Version,
        Session = ToContract(frame.Session),
        Position = ToContract(frame.Position),
    };

    public static WireFrame.Welcome FromContract(Contracts.Welcome welcome)
    {
        if (welcome.Session is not { } session) throw new FrameRefusedException("Welcome has no session");
        return new WireFrame.Welcome(
            welcome.Version, FromContract(session), FromContract(welcome.Position, "Welcome"));
    }

    public static Contracts.Refused ToContract(WireFrame.Refused frame) => new()
    {
        Kind = (Contracts.RefusalKind)frame.Kind,
        Reason = Texts.Cut(frame.Reason, 4096),
        RedirectTo = frame.RedirectTo ?? "",
    };

    public static WireFrame.Refused FromContract(Contracts.Refused refused) => new(
        Enum.IsDefined((WireRefusalKind)refused.Kind) ? (WireRefusalKind)refused.Kind : WireRefusalKind.Unknown,
        refused.Reason,
        refused.RedirectTo == "" ? null : refused.RedirectTo);

    private static Contracts.Session ToContract(WireSession session) =>
        new() { Epoch = session.Epoch, Number = session.Number };

    private static WireSession FromContract(Contracts.Session session) => new(session.Epoch, session.Number);

    private static Contracts.Position ToContract(WirePosition position) => new()
    {
        Received = position.Received,
        Acknowledged = position.Acknowledged,
        Credit = position.Credit,
    };

    private static WirePosition FromContract(Contracts.Position? position, string frame) => position is null
        ? throw new FrameRefusedException($"{frame} has no position")
        : new WirePosition(position.Received, position.Acknowledged, position.Credit);
}
