using System.Globalization;
using System.Text;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Reporting;

/// <summary>The page's tables: what the charts show, in numbers, for readers, printers and screen readers.</summary>
internal sealed class ReportTables(SweepReport report)
{
    private readonly Grid grid = report.Grid;
    private readonly Figures figures = new(report.Grid.Definition.Objective.Metric, Glyphs.Unicode);

    public string Counts()
    {
        var html = new StringBuilder();
        Tile(html, grid.ConfigurationCount, "configurations");
        Tile(html, grid.Definition.Seeds.Length, "seeds");
        Tile(html, grid.TrialCount, "trials");
        foreach (var (state, count) in report.Counts.Where(entry => entry.Value > 0).OrderBy(entry => entry.Key))
            Tile(html, count, state.ToString().ToLowerInvariant());
        return html.ToString();
    }

    /// <summary>The answer in a sentence or two.</summary>
    public string Best()
    {
        if (report.Ranked is not [var first, ..]) return "No trial is over yet.";
        if (first.N == 0) return "No configuration has a result that could be compared.";
        var name = grid.ConfigurationAt(first.Id).Display;
        var tied = report.Ranked.Count(row => row.TiedWithBest) - 1;
        var others = tied switch
        {
            0 when first.N < 2 => "",
            0 => " Every other configuration is shown to be worse.",
            1 => " One other cannot be told from it by these seeds.",
            _ => $" {tied} others cannot be told from it by these seeds.",
        };
        return $"{name} is first, with {grid.Definition.Objective.Metric} "
            + $"{figures.MeanAndSd(first.Mean, first.Sd)}{figures.Unit} over {Plural.Of(first.N, "seed")}.{others}";
    }

    public string Leaderboard()
    {
        var html = new StringBuilder();
        var metric = ReportPage.Escape(figures.Heading);
        Head(html, "#", "configuration", "tied with best", "n", $"{metric}: mean \u00b1 sd",
            "95 % CI", "min", "max", "diverged", "failed", "stopped");
        foreach (var row in report.Ranked.Take(ReportLimits.Configurations))
        {
            Row(html, Number(row.Rank), grid.ConfigurationAt(row.Id).Display, row.TiedWithBest ? "yes" : "",
                Number(row.N), figures.MeanAndSd(row.Mean, row.Sd), figures.Interval(row.Ci95?.Low, row.Ci95?.High),
                figures.Value(row.Min), figures.Value(row.Max),
                Some(row.Diverged), Some(row.Failed), Some(row.Stopped));
        }

        return html.ToString();
    }

    public string EarlyEnds()
    {
        if (report.EarlyEnds.IsEmpty) return "<p>Every trial that is over ran to its last step.</p>";
        var html = new StringBuilder("<div class=\"wide\"><table>");
        if (report.EarlyEndCount > report.EarlyEnds.Length)
            html.Append(CultureInfo.InvariantCulture,
                $"<caption>The first {report.EarlyEnds.Length} of {report.EarlyEndCount}, in grid order</caption>");
        Head(html, "trial", "configuration", "seed", "state", "step", "rule", "value", "held against", "reason");
        foreach (var end in report.EarlyEnds)
        {
            var verdict = end.Verdict;
            Row(html, Number(end.Trial.Number), grid.ConfigurationAt(grid.ConfigurationOf(end.Trial)).Display,
                Number(grid.SeedOf(end.Trial)), end.State.ToString(), Number(verdict?.Step ?? end.Steps),
                verdict?.Rule ?? "",
                verdict is null ? "" : $"{verdict.Metric} {Figures.Significant(verdict.Value)}",
                verdict?.Threshold is { } threshold ? Figures.Significant(threshold) : "",
                verdict?.Message ?? end.Reason ?? "");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static void Head(StringBuilder html, params string[] titles)
    {
        html.Append("<thead><tr>");
        foreach (var title in titles) html.Append($"<th scope=\"col\">{title}</th>");
        html.Append("</tr></thead><tbody>");
    }

    private static void Row(StringBuilder html, params string[] cells)
    {
        html.Append("<tr>");
        foreach (var cell in cells) html.Append($"<td>{ReportPage.Escape(cell)}</td>");
        html.Append("</tr>\n");
    }

    private static void Tile(StringBuilder html, long count, string name) => html.Append(
        CultureInfo.InvariantCulture, $"<div class=\"tile\"><dt>{name}</dt><dd>{count:N0}</dd></div>");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Some(int count) => count > 0 ? Number(count) : "";
}
