using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sweep.Coordinator.Http.Security;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Events;

/// <summary>Routes of server-sent events.</summary>
internal static class EventRoutes
{
    private const string ContentType = "text/event-stream";

    public static void Map(IEndpointRouteBuilder routes, Func<CoordinatorAccess, bool> isServed)
    {
        routes.MapGet(ApiRoutes.Events, (CoordinatorAccess coordinator, HttpContext http) =>
                new EventStream(http, coordinator, new WatchedCluster(coordinator)).Run(() => isServed(coordinator)))
            .For(Access.Viewer, "Streams what happens to all sweeps.", 429)
            .WithMetadata(LongLived.Stream)
            .Produces(StatusCodes.Status200OK, contentType: ContentType);
        routes.MapGet(ApiRoutes.Sweeps + "/{name}/events", (
                CoordinatorAccess coordinator, string name, HttpContext http) =>
            {
                var sweep = new WatchedSweep(coordinator, coordinator.Views.Named(name).Id);
                return new EventStream(http, coordinator, sweep).Run(() => isServed(coordinator));
            })
            .For(Access.Viewer, "Streams what happens to a sweep.", 404, 429)
            .WithMetadata(LongLived.Stream)
            .Produces(StatusCodes.Status200OK, contentType: ContentType);
    }
}
