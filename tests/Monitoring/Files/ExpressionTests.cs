using System.Text.RegularExpressions;
using Sweep.Messages.Telemetry;
using Sweep.Monitoring.PromQl;
using Sweep.Telemetry.Prometheus;

namespace Sweep.Monitoring.Files;

/// <summary>Goal: no rule and no panel reads what nothing tells. Method: every expression is parsed, each name must
/// come from the catalogue, from .NET or from our own rules, and each label must be one that the series has.</summary>
public sealed partial class ExpressionTests
{
    [Fact]
    public void Rules_read_only_what_is_told() =>
        RuleFiles.Recordings.Concat(RuleFiles.Alerts).Select(rule => Refusal(rule.Name, rule.Expression))
            .OfType<string>().ShouldBeEmpty();

    [Fact]
    public void Panels_read_only_what_is_told() =>
        (from panel in DashboardFiles.Panels
         from target in panel.Targets
         select Refusal($"{panel}", target.Expression)).OfType<string>().ShouldBeEmpty();

    [Fact]
    public void Variables_and_marks_read_only_what_is_told() =>
        (from dashboard in DashboardFiles.All
         from query in Queries(dashboard.Json)
         select Refusal(dashboard.Name, query)).OfType<string>().ShouldBeEmpty();

    [Fact]
    public void Legends_name_labels_that_results_have() =>
        (from panel in DashboardFiles.Panels
         from target in panel.Targets
         let labels = LabelInference.Of(Parser.Parse(target.Expression), KnownSeries.LabelsOf)
         from Match label in Placeholder().Matches(target.Legend)
         where !labels.Contains(label.Groups[1].Value)
             // A heat map's buckets are named by Grafana.
             && !(panel.Type == "heatmap" && label.Groups[1].Value == "le")
         select $"{panel}: {target.Legend}").ShouldBeEmpty();

    [Fact]
    public void Alerts_name_labels_that_their_results_have() =>
        (from alert in RuleFiles.Alerts
         let labels = LabelInference.Of(Parser.Parse(alert.Expression), KnownSeries.LabelsOf)
         from text in alert.Annotations.Values
         from Match label in AlertLabel().Matches(text)
         where !labels.Contains(label.Groups[1].Value)
         select $"{alert}: {label.Value}").ShouldBeEmpty();

    [Fact]
    public void Every_recorded_series_is_read_by_a_rule_or_a_panel()
    {
        var read = Read();

        RuleFiles.Recordings.Select(rule => rule.Name).Where(name => !read.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_metric_of_the_catalogue_is_seen_on_a_panel_or_by_a_rule()
    {
        var read = Read();

        MetricCatalog.All.Select(PrometheusName.Of)
            .Where(name => !read.Contains(name) && !read.Contains(name + "_bucket")).ShouldBeEmpty();
    }

    private static HashSet<string> Read() =>
    [
        .. RuleFiles.Recordings.Concat(RuleFiles.Alerts).Select(rule => rule.Expression)
            .Concat(DashboardFiles.Panels.SelectMany(panel => panel.Targets).Select(target => target.Expression))
            .SelectMany(text => Parser.Parse(text).Parts().OfType<Expression.Selector>())
            .Select(selector => selector.Metric),
    ];

    private static string? Refusal(string where, string expression)
    {
        try
        {
            LabelInference.Of(Parser.Parse(expression), KnownSeries.LabelsOf);
            return null;
        }
        catch (FormatException error)
        {
            return $"{where}: {error.Message}";
        }
    }

    /// <summary>As expressions: a variable asks for the values of a label of some series.</summary>
    private static IEnumerable<string> Queries(System.Text.Json.Nodes.JsonNode dashboard) =>
    [
        .. from variable in dashboard["templating"]!["list"]!.AsArray()
           where DashboardFiles.Word(variable, "type") == "query"
           let match = LabelValues().Match(DashboardFiles.Word(variable!["query"], "query"))
           select $"sum by ({match.Groups[2].Value}) ({match.Groups[1].Value})",
        .. from annotation in dashboard["annotations"]!["list"]!.AsArray()
           where annotation!["expr"] is not null
           select DashboardFiles.Word(annotation, "expr"),
    ];

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\$labels\.(\w+)")]
    private static partial Regex AlertLabel();

    [GeneratedRegex(@"^label_values\((.+), (\w+)\)$")]
    private static partial Regex LabelValues();
}
