using System.Globalization;
using Sweep.Cli.Terminals;
using Sweep.Messages;

namespace Sweep.Cli.Rendering;

/// <summary>The lists of the live view; each is a title and rows, or nothing where there is no row to show.</summary>
internal static class LiveSections
{
    private const int NarrowColumns = 60;
    private const int WideColumns = 100;

    public static IReadOnlyList<Line> Running(LiveContext context, int rows, int columns)
    {
        if (rows == 0) return [];
        var shown = context.Picture.Running.Take(rows).ToArray();
        var steps = shown.Max(trial => StepText(trial).Length);
        var curve = columns >= WideColumns ? 30 : columns >= NarrowColumns ? 12 : 0;
        var objective = columns >= NarrowColumns ? 11 : 0;
        var name = columns - steps - curve - objective - 14;
        var title = new Line(context.Glyphs).AddLeft(" Running", name + 1, Palette.Title)
            .Add("  ").AddRight("step", steps, Palette.Quiet).Add("  ")
            .AddLeft(curve > 0 ? "train loss" : "", curve).AddRight(curve > 0 ? "" : "loss", 9, Palette.Quiet)
            .AddRight(context.Picture.Metric, objective, Palette.Quiet);
        var widths = new RowWidths(name, steps, curve, objective);
        return [title, .. shown.Select(trial => Row(context, trial, widths))];
    }

    public static IReadOnlyList<Line> Leading(LiveContext context, int rows, int columns)
    {
        if (rows == 0) return [];
        var seeds = context.Picture.Seeds;
        var shown = context.Picture.Leading.Take(rows).ToArray();
        var values = shown.Select(row => context.Figures.MeanAndSd(row.Mean, row.Sd)).ToArray();
        var value = values.Append(context.Figures.Heading).Max(text => text.Length);
        var name = columns - value - 15;
        var title = new Line(context.Glyphs).AddLeft(" Leading so far", name + 4, Palette.Title)
            .Add("  ").AddRight(context.Figures.Heading, value, Palette.Quiet).AddRight("seeds", 9, Palette.Quiet);
        var lines = new List<Line> { title };
        foreach (var (summary, text) in shown.Zip(values))
        {
            var style = summary.Rank == 1 ? Palette.Good : null;
            lines.Add(new Line(context.Glyphs)
                .AddRight(summary.Rank.ToString(CultureInfo.InvariantCulture), 3, Palette.Quiet).Add(" ")
                .AddLeft(summary.Configuration, name, style)
                .Add("  ").AddRight(text, value, style)
                .AddRight($"{summary.SeedsOver}/{seeds}", 9));
        }

        return lines;
    }

    public static IReadOnlyList<Line> EarlyEnds(LiveContext context, int rows, int columns)
    {
        if (rows == 0) return [];
        var shown = context.Picture.EarlyEnds.Take(rows).ToArray();
        var longest = shown.Max(end => end.Trial.Configuration.Length);
        var name = Math.Min(longest + " seed 000".Length, Math.Max(20, columns * 2 / 5));
        var lines = new List<Line> { new Line(context.Glyphs).Add(" Ended early", Palette.Title) };
        foreach (var end in shown)
        {
            var style = end.State == TrialState.Failed ? Palette.Bad : Palette.Warning;
            lines.Add(new Line(context.Glyphs).Add(" ").AddTrial(end.Trial, name).Add("  ").Add(end.Why, style));
        }

        return lines;
    }

    private static Line Row(LiveContext context, RunningRow trial, RowWidths widths)
    {
        var loss = trial.LastLoss is { } last ? Figures.Significant(last) : "";
        var objective = widths.Objective > 0 && trial.Objective is { } value
            ? context.Figures.Value(value) + context.Figures.Unit : "";
        return new Line(context.Glyphs).Add(" ")
            .AddTrial(trial.Trial, widths.Name).Add("  ")
            .AddRight(StepText(trial), widths.Steps, Palette.Quiet).Add("  ")
            .AddLeft(Sparkline.Draw(trial.TrainLoss, widths.Curve, context.Glyphs), widths.Curve, Palette.Accent)
            .AddRight(loss, 9)
            .AddRight(objective, widths.Objective);
    }

    /// <summary>The seed stays readable where the configuration must be cut.</summary>
    private static Line AddTrial(this Line line, TrialLabel trial, int cells)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $" seed {trial.Seed}");
        var name = Math.Min(trial.Configuration.Length, cells - seed.Length);
        return line.AddLeft(trial.Configuration, name).AddLeft(seed, cells - name, Palette.Quiet);
    }

    private static string StepText(RunningRow trial) =>
        trial.Steps is { } steps
            ? string.Create(CultureInfo.InvariantCulture, $"{trial.Step}/{steps}")
            : trial.Step.ToString(CultureInfo.InvariantCulture);

    /// <summary>Cells of the columns of a running trial; 0 leaves one out.</summary>
    private sealed record RowWidths(int Name, int Steps, int Curve, int Objective);
}
