namespace Sweep.Coordinator.Http;

/// <summary>What a client may take of the server; beyond it is refused, never queued without bound.</summary>
public sealed record ServerLimits
{
    /// <summary>A body's size: that of the largest definition.</summary>
    public int BodyBytesMax { get; init; } = Sweep.Messages.Definition.DefinitionReader.FileBytesMax;

    public int HeaderBytesMax { get; init; } = 16 * 1024;

    public int HeadersMax { get; init; } = 64;

    /// <summary>Method, path and query.</summary>
    public int LineBytesMax { get; init; } = 8 * 1024;

    /// <summary>Connections, those of nodes included.</summary>
    public int ConnectionsMax { get; init; } = 10_000;

    /// <summary>Nodes' links at once.</summary>
    public int LinksMax { get; init; } = 5_000;

    /// <summary>Requests that are worked on at once; streams of events and links do not count.</summary>
    public int RequestsMax { get; init; } = 256;

    /// <summary>Streams of server-sent events at once.</summary>
    public int StreamsMax { get; init; } = 200;

    /// <summary>Until a request's headers are there.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
