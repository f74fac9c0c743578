using System.Collections.Immutable;
using Sweep.Cli.Results;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.References;

/// <summary>Holds every published value against our seeds at the same place on the curve.</summary>
internal sealed class ReferenceComparison
{
    /// <summary>A sweep that counts in steps may evaluate a little beside the end of an epoch.</summary>
    private const double EpochTolerance = 0.01;

    private readonly Grid grid;
    private readonly ReferenceMatch match;
    private readonly SeedCurves curves;

    private ReferenceComparison(ResultFolder folder, ImmutableArray<ReferenceRow> rows)
    {
        grid = folder.Grid;
        match = new ReferenceMatch(grid);
        var chosen = rows.Select(row => match.Of(row).Configuration).OfType<ConfigurationId>().ToHashSet();
        curves = SeedCurves.Of(grid, folder.Journal, chosen);
    }

    public static ImmutableArray<ReferenceResult> Of(ResultFolder folder, ImmutableArray<ReferenceRow> rows)
    {
        var comparison = new ReferenceComparison(folder, rows);
        return [.. rows.SelectMany(row => row.Values.Select(value => comparison.Check(row, value)))];
    }

    private ReferenceResult Check(ReferenceRow row, MetricValue published)
    {
        var (configuration, reason) = match.Of(row);
        if (configuration is not { } id) return NotComparable(row, null, published, reason);
        var shown = grid.ConfigurationAt(id);
        if (row.Epoch is not null && curves.StepsPerEpoch(id) is null)
            return NotComparable(row, shown, published, "no trial of it has begun");
        double? target = row.Epoch is { } epoch ? epoch * curves.StepsPerEpoch(id)!.Value : row.Step;
        var tolerance = row.Epoch is null || target is null ? 0 : Math.Max(1, target.Value * EpochTolerance);
        if (curves.At(id, published.Name, target, tolerance) is not var (step, seeds))
            return NotComparable(row, shown, published, $"no {published.Name} was measured there");

        var check = ReferenceCheck.Of(seeds, published.Value);
        var why = check.Verdict != ReferenceVerdict.NotComparable ? ""
            : double.IsFinite(published.Value) ? "fewer than 2 seeds have a value there"
            : "the published value is not finite";
        return new ReferenceResult(row, shown, published, step, check, why);
    }

    private static ReferenceResult NotComparable(
        ReferenceRow row, Configuration? shown, MetricValue published, string reason) =>
        new(row, shown, published, null, ReferenceCheck.Of([], published.Value), reason);
}
