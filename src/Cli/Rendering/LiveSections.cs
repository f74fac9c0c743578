using System.Globalization;
using Sweep.Cli.Progress;
using Sweep.Cli.Terminals;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Rendering;

/// <summary>The lists of the live view; each is a title and rows, or nothing where there is no row to show.</summary>
internal static class LiveSections
{
    private const int NarrowColumns = 60;
    private const int WideColumns = 100;

    public static IReadOnlyList<Line> Running(LiveContext context, int rows, int columns)
    {
        if (rows == 0) return [];
        var shown = context.Progress.Running.Take(rows).ToArray();
        var steps = shown.Max(trial => StepText(trial).Length);
        var curve = columns >= WideColumns ? 30 : columns >= NarrowColumns ? 12 : 0;
        var name = columns - steps - curve - 24;
        var title = new Line(context.Glyphs).AddLeft(" Running", name + 1, Palette.Title)
            .Add("  ").AddRight("step", steps, Palette.Quiet).Add("  ")
            .AddLeft(curve > 0 ? "train loss" : "", curve).AddRight(curve > 0 ? "" : "loss", 8, Palette.Quiet)
            .Add("  ").AddRight(context.Progress.Grid.Definition.Objective.Metric, 9, Palette.Quiet);
        return [title, .. shown.Select(trial => Row(context, trial, name, steps, curve))];
    }

    public static IReadOnlyList<Line> Leading(LiveContext context, int rows, int columns)
    {
        if (rows == 0) return [];
        var seeds = context.Progress.Grid.Definition.Seeds.Length;
        var name = columns - 32;
        var title = new Line(context.Glyphs).AddLeft(" Leading so far", name + 4, Palette.Title)
            .AddRight(context.Figures.Heading, 17, Palette.Quiet).AddRight("seeds", 9, Palette.Quiet);
        var lines = new List<Line> { title };
        foreach (var summary in context.Leading.Take(rows))
        {
            var style = summary.Rank == 1 ? Palette.Good : null;
            lines.Add(new Line(context.Glyphs)
                .AddRight(summary.Rank.ToString(CultureInfo.InvariantCulture), 3, Palette.Quiet).Add(" ")
                .AddLeft(context.Progress.Grid.ConfigurationAt(summary.Id).Display, name, style)
                .AddRight(context.Figures.MeanAndSd(summary.Mean, summary.Sd), 17, style)
                .AddRight($"{context.Progress.ResultsOf(summary.Id).Count}/{seeds}", 9));
        }

        return lines;
    }

    public static IReadOnlyList<Line> EarlyEnds(LiveContext context, int rows, int columns)
    {
        if (rows == 0) return [];
        var lines = new List<Line> { new Line(context.Glyphs).Add(" Ended early", Palette.Title) };
        foreach (var end in context.Progress.EarlyEnds.TakeLast(rows).Reverse())
        {
            var style = end.State == TrialState.Failed ? Palette.Bad : Palette.Warning;
            lines.Add(new Line(context.Glyphs).Add(" ")
                .AddTrial(context.Progress.Grid, end.Trial, Math.Max(20, columns * 2 / 5))
                .Add("  ").Add(end.Why, style));
        }

        return lines;
    }

    private static Line Row(LiveContext context, RunningTrial trial, int name, int steps, int curve)
    {
        var loss = trial.TrainLoss.Last is { } last ? Figures.Significant(last) : "";
        var objective = trial.Objective is { } value ? context.Figures.Value(value) + context.Figures.Unit : "";
        return new Line(context.Glyphs).Add(" ")
            .AddTrial(context.Progress.Grid, trial.Trial, name).Add("  ")
            .AddRight(StepText(trial), steps, Palette.Quiet).Add("  ")
            .AddLeft(Sparkline.Draw(trial.TrainLoss.Points, curve, context.Glyphs), curve, Palette.Accent)
            .AddRight(loss, 8).Add("  ")
            .AddRight(objective, 9);
    }

    /// <summary>The seed stays readable where the configuration must be cut.</summary>
    private static Line AddTrial(this Line line, Grid grid, TrialId trial, int cells)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $" seed {grid.SeedOf(trial)}");
        var configuration = grid.ConfigurationAt(grid.ConfigurationOf(trial)).Display;
        var name = Math.Min(configuration.Length, cells - seed.Length);
        return line.AddLeft(configuration, name).AddLeft(seed, cells - name, Palette.Quiet);
    }

    private static string StepText(RunningTrial trial) =>
        string.Create(CultureInfo.InvariantCulture, $"{trial.Step}/{trial.Steps}");
}
