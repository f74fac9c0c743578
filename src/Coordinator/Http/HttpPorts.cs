using System.Net.WebSockets;
using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Http;

/// <summary>A coordinator, as its HTTP interface reaches it. Every member may be called from any thread.</summary>
public sealed record HttpPorts
{
    public required IClock Clock { get; init; }

    /// <summary>The state after the latest batch of events.</summary>
    public required Func<ClusterState> State { get; init; }

    public required Func<ClusterRequest, Task<ClusterReply>> Ask { get; init; }

    /// <summary>A sweep's journal, to be closed by the caller.</summary>
    public required Func<SweepId, IJournalReader> OpenJournal { get; init; }

    /// <summary>Serves a node's link until it breaks.</summary>
    public required Func<WebSocket, CancellationToken, Task> AcceptLink { get; init; }
}
