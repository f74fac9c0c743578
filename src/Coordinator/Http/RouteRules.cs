using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Sweep.Coordinator.Http.Security;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http;

/// <summary>What every route says about itself.</summary>
internal static class RouteRules
{
    /// <summary>Who may use it, what it does, and with which problems it may answer.</summary>
    public static RouteHandlerBuilder For(
        this RouteHandlerBuilder route, Access access, string summary, params IEnumerable<int> problems)
    {
        route.WithMetadata(access).WithSummary(summary);
        if (access != Access.Anyone) problems = problems.Concat([401, 403]);
        foreach (var status in problems.Append(503)) route.Produces<Problem>(status, Problem.ContentType);
        return route;
    }
}
