using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Http.Security;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>Routes of sweeps as wholes.</summary>
internal static class SweepRoutes
{
    private const string One = ApiRoutes.Sweeps + "/{name}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ApiRoutes.Sweeps, List).For(Access.Viewer, "Lists the sweeps, newest first.", 400);
        routes.MapPost(ApiRoutes.Sweeps, Submission.Submit)
            .For(Access.Submitter, "Submits a definition; the same one again changes nothing.", 400, 409, 413, 415)
            .Accepts<string>("application/yaml", "application/json")
            .Produces<ChangeReply>().Produces<ChangeReply>(StatusCodes.Status201Created);
        routes.MapGet(One, Get).For(Access.Viewer, "Tells where a sweep stands.", 404);
        routes.MapDelete(One, Delete).For(Access.Admin, "Stops a sweep and removes all that is kept of it.", 404, 409);
        routes.MapPost(One + "/stop", Stop).For(Access.Submitter, "Ends a sweep: what runs is cancelled.", 404, 409);
        routes.MapPost(One + "/pause", Pause)
            .For(Access.Submitter, "Checkpoints what runs and starts nothing new.", 404, 409);
        routes.MapPost(One + "/resume", Resume).For(Access.Submitter, "Goes on with a paused sweep.", 404, 409);
        routes.MapPost(One + "/retry", Retrying.Retry)
            .For(Access.Submitter, "Runs failed trials again: all, some, or by reason.", 400, 404, 409);
    }

    private static Page<SweepEntry> List(CoordinatorAccess coordinator, int? limit, string? cursor)
    {
        var before = long.MaxValue;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            throw PageArguments.NoCursor(cursor);
        var length = PageArguments.Limit(limit);
        var found = coordinator.State.Sweeps.Reverse()
            .SkipWhile(sweep => sweep.Key.Number >= before)
            .Take(length + 1)
            .Select(sweep => SweepEntries.Of(sweep.Value))
            .ToList();
        var next = found.Count > length ? found[length - 1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return new Page<SweepEntry>([.. found.Take(length)], next);
    }

    private static SweepDetail Get(CoordinatorAccess coordinator, string name)
    {
        var sweep = coordinator.Views.Named(name);
        return coordinator.Views.Of(sweep.Id).Look(isFresh: true)?.Detail
            ?? throw Problems.Mistakes.NoSweep(name, null).AsException();
    }

    private static async Task<ChangeReply> Delete(CoordinatorAccess coordinator, string name)
    {
        var sweep = coordinator.Views.Named(name);
        var reply = await Asking.Ask(coordinator, new ClusterRequest.Delete(sweep.Id));
        coordinator.Forget(sweep.Id);
        return reply with { Sweep = null };
    }

    private static Task<ChangeReply> Stop(CoordinatorAccess coordinator, string name, [FromBody] StopRequest? body) =>
        Asking.Ask(coordinator, new ClusterRequest.Stop(
            coordinator.Views.Named(name).Id, Reasons.Of(body?.Reason) ?? "somebody asked to stop it"));

    private static Task<ChangeReply> Pause(CoordinatorAccess coordinator, string name, [FromBody] StopRequest? body) =>
        Asking.Ask(coordinator, new ClusterRequest.Pause(
            coordinator.Views.Named(name).Id, Reasons.Of(body?.Reason) ?? "somebody asked to pause it"));

    private static Task<ChangeReply> Resume(CoordinatorAccess coordinator, string name) =>
        Asking.Ask(coordinator, new ClusterRequest.Resume(coordinator.Views.Named(name).Id));
}
