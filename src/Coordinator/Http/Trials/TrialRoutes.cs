using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Http.Security;
using Sweep.Coordinator.Results;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>Routes of a sweep's trials.</summary>
internal static class TrialRoutes
{
    private const int PointsMax = 10_000;
    private const int PointsDefault = 500;
    private const string All = ApiRoutes.Sweeps + "/{name}/trials";
    private const string One = All + "/{trial:long}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, List).For(Access.Viewer, "Lists trials: filtered, ordered, in pages.", 400, 404);
        routes.MapGet(One, Get).For(Access.Viewer, "Tells all about a trial, with its attempts.", 404);
        routes.MapGet(One + "/reports", Reports)
            .For(Access.Viewer, "Gives a trial's curves in a number of points.", 400, 404);
        routes.MapGet(One + "/explain", Explain)
            .For(Access.Viewer, "Says what became of a trial, and why.", 404);
    }

    private static Page<TrialEntry> List(
        CoordinatorAccess coordinator, string name, [AsParameters] TrialArguments arguments)
    {
        var sweep = coordinator.Views.Named(name);
        var query = arguments.Query(sweep.Plan.Definition.Objective.Goal);
        var trials = coordinator.PictureOf(sweep.Id).Trials;
        var selection = new TrialSelection(sweep, trials, query);
        if (selection.IsTooLong)
        {
            throw Mistakes.Argument(
                "The sweep is too large to order all of its trials.",
                "Leave the order out, or filter by config or by states other than Pending.").AsException();
        }

        var found = selection.Find();
        var entries = new TrialEntries(sweep, trials);
        var page = found.Take(query.Limit).ToList();
        return new Page<TrialEntry>(
            [.. page.Select(key => entries.At(sweep.Plan.TrialAtPosition(key.Position)))],
            found.Count > query.Limit ? page[^1].ToCursor(query.Order.Sort) : null);
    }

    private static TrialDetail Get(CoordinatorAccess coordinator, string name, long trial) =>
        RecordOf(coordinator, name, trial).Detail();

    private static TrialCurves Reports(CoordinatorAccess coordinator, string name, long trial, int? points)
    {
        if (points is < Downsampling.PointsMin or > PointsMax)
        {
            throw Mistakes.Argument(
                $"points={points} is too few or too many.", $"Ask for {Downsampling.PointsMin} to {PointsMax}.")
                .AsException();
        }

        var record = RecordOf(coordinator, name, trial);
        return Downsampling.Curves(trial, record.History.Curve, points ?? PointsDefault);
    }

    private static TrialExplanation Explain(CoordinatorAccess coordinator, string name, long trial) =>
        TrialExplanations.Of(RecordOf(coordinator, name, trial));

    private static TrialRecord RecordOf(CoordinatorAccess coordinator, string name, long position)
    {
        var sweep = coordinator.Views.Named(name);
        if (position < 0 || position >= sweep.Plan.TrialCount)
            throw Mistakes.NoTrial(position, sweep.Plan.TrialCount).AsException();
        var trial = sweep.Plan.TrialAtPosition(position);
        var picture = coordinator.PictureOf(sweep.Id);
        using var journal = coordinator.Ports.OpenJournal(sweep.Id);
        var facts = journal.ReadTrial(trial).Select(recorded => recorded.Fact).ToArray();
        return new TrialRecord(sweep, picture.Trials, new TrialHistory(trial, facts));
    }
}
