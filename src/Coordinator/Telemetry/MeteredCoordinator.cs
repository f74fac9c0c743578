using System.Collections.Immutable;
using Sweep.Coordinator.Cluster;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Telemetry;

/// <summary>A coordinator that leads, as its meter reaches it. Every member may be called from any thread.</summary>
internal sealed record MeteredCoordinator
{
    public required Func<ClusterState> State { get; init; }

    /// <summary>Events that wait for the actor.</summary>
    public required Func<int> MailboxDepth { get; init; }

    /// <summary>Ranks a sweep, null when it is gone; may take its time. Null: nobody can.</summary>
    public Func<SweepId, ImmutableArray<ConfigurationSummary>?>? Rank { get; init; }

    /// <summary>Runs what takes its time, while the collector goes on.</summary>
    public Action<Action> RunBehind { get; init; } =
        work => ThreadPool.UnsafeQueueUserWorkItem(_ => work(), null);

    /// <summary>Told what went wrong without harm.</summary>
    public Action<string, Exception> Warn { get; init; } = (_, _) => { };
}
