using System.Globalization;
using Spectre.Console;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Search;

namespace Sweep.Cli.Comparing;

/// <summary>Two sweeps side by side, for people.</summary>
internal static class ComparedTable
{
    public static string Compose(ComparedSweeps sweeps, Terminal terminal)
    {
        var head = $"A  {Describe(sweeps.First)}\nB  {Describe(sweeps.Second)}\n";
        if (sweeps.Rows.IsEmpty) return head + "\nNeither has a result yet.\n";
        var figures = new Figures(sweeps.First.Objective.Metric, terminal.Glyphs);
        var table = new RowTable<ComparedRow>(sweeps.Rows, Look)
            .Text("configuration", row => row.Configuration.Display)
            .Number("n A, B", row => $"{Count(row.Comparison.First)}, {Count(row.Comparison.Second)}")
            .Number($"A: {figures.Heading}", row => Mean(figures, row.Comparison.First))
            .Number("95 % CI", row => Interval(figures, row.Comparison.First?.Statistics.Ci95))
            .Number($"B: {figures.Heading}", row => Mean(figures, row.Comparison.Second))
            .Number("95 % CI", row => Interval(figures, row.Comparison.Second?.Statistics.Ci95))
            .Number("B - A", row => Signed(figures, row.Comparison.Difference))
            .Number("95 % CI", row => row.Comparison.Difference is { } d ? Interval(figures, d.Ci95) : "")
            .Number("lost A, B", row => Lost(row.Comparison))
            .Text("B is", row => Words(row.Comparison));
        return $"{head}\n{table.Render(terminal).TrimEnd('\n')}\n\n"
            + WordWrap.Fold(Reading(sweeps), terminal.OutputColumns) + "\n";
    }

    private static string Describe(SweepSide side)
    {
        var definition = side.Grid.Definition;
        return $"{side.Path}: {definition.Name}, {TrainerText.Of(definition.Trainer)}, "
            + Plural.Of(definition.Seeds.Length, "seed");
    }

    private static Style Look(ComparedRow row) => row.Comparison.Verdict switch
    {
        ComparisonVerdict.Better or ComparisonVerdict.LosesFewer => Palette.Good,
        ComparisonVerdict.Worse or ComparisonVerdict.LosesMore => Palette.Bad,
        _ => Style.Plain,
    };

    private static string Count(SeedSample? sample) =>
        sample is null ? "-" : sample.Statistics.N.ToString(CultureInfo.InvariantCulture);

    private static string Mean(Figures figures, SeedSample? sample) =>
        sample is null ? "" : figures.MeanAndSd(sample.Statistics.Mean, sample.Statistics.Sd);

    private static string Interval(Figures figures, Interval? interval) =>
        interval is { } bounds ? figures.Interval(bounds.Low, bounds.High) : "";

    private static string Signed(Figures figures, SeedDifference? difference) =>
        difference is null ? "" : (difference.Mean >= 0 ? "+" : "") + figures.Value(difference.Mean);

    private static string Lost(SeedComparison row)
    {
        var (a, b) = (row.First?.Lost ?? 0, row.Second?.Lost ?? 0);
        return a + b == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{a}, {b}");
    }

    private static string Words(SeedComparison row) => row switch
    {
        { Second: null } => "only in A",
        { First: null } => "only in B",
        _ => VerdictWords.Of(row.Verdict),
    };

    private static string Reading(ComparedSweeps sweeps)
    {
        var rows = sweeps.Rows;
        var matched = rows.Count(row => row.Comparison.Verdict != ComparisonVerdict.OnlyInOne);
        if (matched == 0) return "No configuration is in both: nothing could be compared.";
        var isPaired = rows.Any(row => row.Comparison.Difference is { IsPaired: true });
        var isWelch = rows.Any(row => row.Comparison.Difference is { IsPaired: false });
        var tests = (isPaired, isWelch) switch
        {
            (true, true) => "paired t-tests where both used the same seeds, else Welch's",
            (true, false) => "paired t-tests, since both used the same seeds",
            (false, true) => "Welch's t-tests, since the seeds differ",
            _ => "no test of means was possible: at least 2 seeds are needed on each side",
        };
        var verdicts = rows.Where(row => row.Comparison.Verdict != ComparisonVerdict.OnlyInOne)
            .GroupBy(row => row.Comparison.Verdict).OrderByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {VerdictWords.Of(group.Key)}");
        return $"{Plural.Of(matched, "configuration")} in both: {string.Join(", ", verdicts)} "
            + $"({tests}; Holm's correction over the rows, 5 %).";
    }
}
