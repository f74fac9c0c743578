using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Http.Security;
using Sweep.Coordinator.Http.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Nodes;

/// <summary>Routes of the nodes that have joined.</summary>
internal static class NodeRoutes
{
    private const int HoldsMax = 1000;
    private const string One = ApiRoutes.Nodes + "/{node}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ApiRoutes.Nodes, List).For(Access.Viewer, "Lists the nodes that have joined, by name.", 400);
        routes.MapGet(One, Get).For(Access.Viewer, "Tells about a node and what it holds.", 404);
        routes.MapPost(One + "/drain", Drain)
            .For(Access.Admin, "Gives a node no more trials; what runs is checkpointed and put back.", 404);
    }

    private static Page<NodeEntry> List(CoordinatorAccess coordinator, int? limit, string? cursor)
    {
        var length = PageArguments.Limit(limit);
        var found = coordinator.State.Fleet.Values
            .SkipWhile(node => cursor is not null && string.CompareOrdinal(node.Id.Name, cursor) <= 0)
            .Take(length + 1)
            .Select(node => Of(node, coordinator.Now))
            .ToList();
        return new Page<NodeEntry>(
            [.. found.Take(length)], found.Count > length ? found[length - 1].Node : null);
    }

    private static NodeEntry Get(CoordinatorAccess coordinator, string node)
    {
        var cluster = coordinator.State;
        if (!cluster.Fleet.TryGetValue(new NodeId(node), out var found)) throw Mistakes.NoNode(node).AsException();
        return Of(found, coordinator.Now) with { Holds = [.. Holds(found, cluster)] };
    }

    private static Task<ChangeReply> Drain(CoordinatorAccess coordinator, string node) =>
        Asking.Ask(coordinator, new ClusterRequest.DrainNode(new NodeId(node)));

    private static NodeEntry Of(FleetNode node, TimeSpan now) => new()
    {
        Node = node.Id.Name,
        Incarnation = node.Incarnation.Number,
        Version = node.Profile.Version,
        Devices = node.Profile.Devices,
        Labels = node.Profile.Labels,
        Capacity = node.Capacity,
        Held = node.Held.Count,
        IsDraining = node.IsDraining,
        SecondsSilent = Math.Max(0, (now - node.LastHeard).TotalSeconds),
    };

    private static IEnumerable<HeldEntry> Holds(FleetNode node, ClusterState cluster) =>
        from attempt in node.Held.Take(HoldsMax)
        where cluster.Sweeps.ContainsKey(attempt.Sweep)
        let sweep = cluster.Sweeps[attempt.Sweep]
        select new HeldEntry(sweep.Name, sweep.Plan.PositionOf(attempt.Trial), attempt.Number);
}
