using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sweep.Cli.Rendering;

namespace Sweep.Cli.Reporting;

/// <summary>Puts the page together: tables and texts as HTML, the charts' numbers as JSON, style, script and chart
/// library inside, so that the file needs nothing else. A policy in its head forbids it every request.</summary>
internal static partial class ReportPage
{
    /// <exception cref="RefusedException">The program was built without the chart library.</exception>
    public static string Compose(SweepReport report)
    {
        var definition = report.Grid.Definition;
        var tables = new ReportTables(report);
        var parts = new Dictionary<string, string>
        {
            ["title"] = Escape(definition.Name),
            ["what"] = Escape(TrainerText.Of(definition.Trainer)),
            ["state"] = Escape(State(report)),
            ["counts"] = tables.Counts(),
            ["best"] = Escape(tables.Best()),
            ["leaderboard"] = tables.Leaderboard(),
            ["ends"] = tables.EarlyEnds(),
            ["limits"] = Escape(Limits(report)),
            ["definition"] = Escape(DefinitionLayout.Of(report.DefinitionText)),
            ["style"] = PageResources.Style,
            ["charts"] = Script(PageResources.Charts),
            ["script"] = Script(PageResources.Script),
            ["data"] = new ReportData(report).Json(),
        };

        // One pass, so that nothing that was put in is taken for a placeholder.
        return Placeholder().Replace(PageResources.Template, match => parts[match.Groups[1].Value]);
    }

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string State(SweepReport report) => report.End switch
    {
        null => "not finished: figures are of the seeds that are over",
        { Reason: { } reason } => $"ended early: {reason}",
        _ => "finished",
    };

    private static string Limits(SweepReport report)
    {
        var text = new StringBuilder();
        var (configurations, curves) = (report.Ranked.Length, report.Curves);
        if (configurations > ReportLimits.Configurations)
            text.Append(CultureInfo.InvariantCulture,
                $"Of {configurations} configurations the best {ReportLimits.Configurations} by rank are shown. ");
        if (configurations > ReportLimits.Curves)
            text.Append(CultureInfo.InvariantCulture,
                $"Curves are those of the best {ReportLimits.Curves} configurations by rank. ");
        var longest = report.Ranked.Take(ReportLimits.Curves)
            .SelectMany(row => curves.Metrics.Select(metric => curves.Curve(row.Id, metric).Count))
            .DefaultIfEmpty().Max();
        if (longest > ReportLimits.Points)
            text.Append(CultureInfo.InvariantCulture,
                $"Curves of up to {longest} reports are thinned to {ReportLimits.Points} of them, at even distances. ");
        return text.ToString().TrimEnd();
    }

    /// <summary>Text inside of a script element ends at this tag alone.</summary>
    private static string Script(string code) =>
        code.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}
