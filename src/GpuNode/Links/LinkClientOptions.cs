using System.Collections.Immutable;
using System.Net.Security;
using Sweep.Actors;
using Sweep.Actors.Host.Links;
using Sweep.Actors.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;

namespace Sweep.GpuNode.Links;

/// <summary>What a node gives to its link.</summary>
public sealed record LinkClientOptions
{
    public required IClock Clock { get; init; }

    public required NodeIncarnation Node { get; init; }

    /// <summary>Coordinators to dial, one after the other until one accepts: <c>http</c>, <c>https</c>, <c>ws</c> or
    /// <c>wss</c>; at least one. A path is kept, and else that of the API is dialed.</summary>
    public required ImmutableArray<Uri> Join { get; init; }

    /// <summary>What nodes join with; null when the coordinator asks for none.</summary>
    public string? Secret { get; init; }

    /// <summary>The coordinator speaks; must not wait. <see cref="CoordinatorMessage.Rejoin"/> also comes from the link
    /// itself, in each new session: the <see cref="NodeMessage.Join"/> that answers it goes out first.</summary>
    public required Action<CoordinatorMessage> Receive { get; init; }

    /// <summary>Told what happens to connections, for the log; quick.</summary>
    public Action<string> Report { get; init; } = _ => { };

    /// <summary>Whose certificates are trusted; null: what the system trusts.</summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>Draws the jitter of reconnecting.</summary>
    public required Prng Random { get; init; }

    /// <summary>Counts what happens on the link; null: nobody does.</summary>
    public LinkTally? Tally { get; init; }

    public LinkOptions Link { get; init; } = new();

    public ProtocolVersions Versions { get; init; } = ProtocolVersions.Own;
}
