using System.Collections.Immutable;
using Sweep.Cli.Results;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.References;

/// <summary>Holds every published value against our seeds at the same place on the curve.</summary>
internal sealed class ReferenceComparison
{
    /// <summary>An epoch's last batch may be short or left out, so its step is not known to the digit.</summary>
    private const double EpochTolerance = 0.01;

    private readonly Grid grid;
    private readonly long? epochSize;
    private readonly ReferenceMatch match;
    private readonly SeedCurves curves;

    private ReferenceComparison(ResultFolder folder, ImmutableArray<ReferenceRow> rows, long? epochSize)
    {
        (grid, this.epochSize) = (folder.Grid, epochSize);
        match = new ReferenceMatch(grid);
        var chosen = rows.Select(row => match.Of(row).Configuration).OfType<ConfigurationId>().ToHashSet();
        curves = SeedCurves.Of(grid, folder.Journal, chosen);
    }

    /// <param name="folder">Whose seeds are held against the reference.</param>
    /// <param name="rows">The published runs.</param>
    /// <param name="epochSize">Training examples in an epoch; null: as the data set is known to have.</param>
    /// <exception cref="RefusedException">Rows are given by epoch and the length of an epoch is not known.</exception>
    public static ImmutableArray<ReferenceResult> Of(
        ResultFolder folder, ImmutableArray<ReferenceRow> rows, long? epochSize)
    {
        var dataset = folder.Grid.Definition.Trainer.Dataset;
        var size = epochSize ?? EpochSizes.Known(dataset);
        if (size is null && rows.Any(row => row.Epoch is not null))
            throw new RefusedException($"the reference counts epochs, and how many examples '{dataset}' has is not "
                + "known: add --epoch-size N, the number of training examples.");
        var comparison = new ReferenceComparison(folder, rows, size);
        return [.. rows.SelectMany(row => row.Values.Select(value => comparison.Check(row, value)))];
    }

    private ReferenceResult Check(ReferenceRow row, MetricValue published)
    {
        var (configuration, reason) = match.Of(row);
        if (configuration is not { } id) return NotComparable(row, null, published, reason);
        var shown = grid.ConfigurationAt(id);
        var spec = grid.SpecOf(new TrialId(id.Number * grid.Definition.Seeds.Length));
        double? target = row.Epoch is { } epoch ? epoch * epochSize!.Value / spec.BatchSize : row.Step;
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
