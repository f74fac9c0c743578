using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sweep.Coordinator.Http.Events;
using Sweep.Coordinator.Http.Links;
using Sweep.Coordinator.Http.Nodes;
using Sweep.Coordinator.Http.Results;
using Sweep.Coordinator.Http.Security;
using Sweep.Coordinator.Http.Sweeps;
using Sweep.Coordinator.Http.Trials;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http;

/// <summary>All routes. docs/api.md has them as a table.</summary>
internal static class Routes
{
    public static void Map(IEndpointRouteBuilder routes, LeadershipGate gate, Func<Leadership> leadership)
    {
        var stopping = routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        routes.MapGet(ApiRoutes.Health, () => TypedResults.Text("ok\n"))
            .WithMetadata(new AnswersAlways()).For(Access.Anyone, "Answers while the process lives.");
        routes.MapGet(ApiRoutes.Ready, () => Ready(gate))
            .WithMetadata(new AnswersAlways()).For(Access.Viewer, "Tells whether this coordinator leads.")
            .Produces<ReadyEntry>().Produces<ReadyEntry>(StatusCodes.Status503ServiceUnavailable);
        ApiDescription.Map(routes);
        SweepRoutes.Map(routes);
        TrialRoutes.Map(routes);
        ResultRoutes.Map(routes);
        NodeRoutes.Map(routes);
        EventRoutes.Map(routes, IsServed);
        LinkRoute.Map(routes, stopping);

        bool IsServed(CoordinatorAccess coordinator) =>
            !stopping.IsCancellationRequested
            && leadership() is Leadership.Leads leads && ReferenceEquals(leads.Access, coordinator);
    }

    /// <param name="answer">Tells what this process's instruments say, in a format that the request asks for.</param>
    public static void MapMetrics(IEndpointRouteBuilder routes, RequestDelegate answer) => routes
        .MapGet(ApiRoutes.Metrics, (Delegate)((HttpContext context) => answer(context)))
        .WithMetadata(new AnswersAlways())
        .For(Access.Viewer, "Tells what this process measures, for Prometheus: text 0.0.4 or OpenMetrics 1.0.")
        .Produces(StatusCodes.Status200OK, contentType: "text/plain");

    private static IResult Ready(LeadershipGate gate)
    {
        var ready = gate.Ready();
        return TypedResults.Json(
            ready,
            ApiJson.Default.ReadyEntry,
            statusCode: ready.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
