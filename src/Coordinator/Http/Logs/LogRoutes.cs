using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http.Security;
using Sweep.Coordinator.Http.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Logs;

/// <summary>Routes of what processes log. A coordinator answers for itself whether or not it leads.</summary>
internal static class LogRoutes
{
    public static void Map(IEndpointRouteBuilder routes, LogDial dial)
    {
        routes.MapGet(ApiRoutes.LogLevel, () => new LogLevelEntry { Level = dial.Get() })
            .WithMetadata(new AnswersAlways())
            .For(Access.Viewer, "Tells the least grave lines that this coordinator logs.");
        routes.MapPut(ApiRoutes.LogLevel, (LogLevelEntry wanted) => Set(dial, wanted))
            .WithMetadata(new AnswersAlways())
            .For(Access.Admin, "Changes what this coordinator logs, until its process ends.", 400);
        routes.MapPut(ApiRoutes.Nodes + "/{node}/log-level", SetOfNode)
            .For(Access.Admin, "Changes what a node logs, from its next heartbeat until its process ends.", 400, 404);
    }

    private static LogLevelEntry Set(LogDial dial, LogLevelEntry wanted)
    {
        dial.Set(wanted.Level);
        return new LogLevelEntry { Level = dial.Get() };
    }

    private static Task<ChangeReply> SetOfNode(CoordinatorAccess coordinator, string node, LogLevelEntry wanted) =>
        Asking.Ask(coordinator, new ClusterRequest.SetNodeLogs(new NodeId(node), wanted.Level));
}
