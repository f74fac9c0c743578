using System.Net;
using System.Net.WebSockets;
using Sweep.Actors.Links;

namespace Sweep.GpuNode.Links;

/// <summary>What an HTTP server's answer in place of a WebSocket means.</summary>
internal static class HttpRefusals
{
    /// <summary>Null when it says nothing but that the connection did not come to stand.</summary>
    public static LinkRefusal? Of(ClientWebSocket socket, Uri target)
    {
        var location = socket.HttpResponseHeaders?.TryGetValue("Location", out var values) == true
            ? values.FirstOrDefault() : null;
        return socket.HttpStatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new LinkRefusal(
                LinkRefusalKind.Unauthorised, $"{target} does not take this node's secret"),
            HttpStatusCode.NotFound => new LinkRefusal(
                LinkRefusalKind.Busy, $"{target} is no coordinator, or not yet; look at the URL to join"),
            _ when location is not null => new LinkRefusal(
                LinkRefusalKind.NotLeader, $"{target} points to {location}", location),
            _ => null,
        };
    }
}
