using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Http.Security;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Links;

/// <summary>Where nodes dial in: a WebSocket, handed to the coordinator's side of the link.</summary>
internal static class LinkRoute
{
    public static void Map(IEndpointRouteBuilder routes, CancellationToken stopping) =>
        routes.MapGet(ApiRoutes.Link, (CoordinatorAccess coordinator, HttpContext http) =>
                Serve(coordinator, http, stopping))
            .For(Access.Nodes, "Links a node: a WebSocket (docs/protocol.md).", 400, 429)
            .WithMetadata(LongLived.Link)
            .Produces(StatusCodes.Status101SwitchingProtocols);

    private static async Task Serve(CoordinatorAccess coordinator, HttpContext http, CancellationToken stopping)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            throw Mistakes.Argument(
                "This is where nodes link by WebSocket.", "Start one with 'sweep node --join URL'.").AsException();
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await coordinator.Ports.AcceptLink(socket, ending.Token);
    }
}
