using System.Globalization;
using Sweep.Messages.Telemetry;
using Sweep.Telemetry.Prometheus;

namespace Sweep.Telemetry.Tests;

/// <summary>docs/metrics.md lists what the catalogue has, and nothing else; UPDATE_GOLDEN=1 writes it there.</summary>
public sealed class MetricPageTests
{
    private const string Begin =
        "<!-- Made from src/Messages/Telemetry by tests/Telemetry.Tests with UPDATE_GOLDEN=1. -->\n";
    private const string End = "<!-- End. -->\n";

    private static string Path => System.IO.Path.Combine(Clone.Root, "docs", "metrics.md");

    [Fact]
    public void The_page_lists_every_metric_as_it_is()
    {
        var text = File.ReadAllText(Path);
        var head = text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        var tail = text[text.IndexOf(End, StringComparison.Ordinal)..];

        var expected = head + Tables() + tail;

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Path, expected);
        File.ReadAllText(Path).ShouldBe(expected, "run with UPDATE_GOLDEN=1 after a change of the catalogue");
    }

    [Fact]
    public void The_page_tells_the_limits_that_hold()
    {
        var text = File.ReadAllText(Path).ReplaceLineEndings(" ");

        int[] limits = [MetricViews.SweepSeriesMax, MetricViews.NodeSeriesMax, MetricViews.OtherSeriesMax];
        foreach (var limit in limits)
            text.ShouldContain($" {limit.ToString("N0", CultureInfo.InvariantCulture)} ");
    }

    private static string Tables() => string.Concat(
        from owner in Enum.GetValues<MetricOwner>()
        select $"\n### {Title(owner)}\n\n| metric | type | unit | labels | meaning |\n|---|---|---|---|---|\n"
            + string.Concat(MetricCatalog.All.Where(metric => metric.Owner == owner).Select(Row))) + "\n";

    private static string Row(MetricDefinition metric) =>
        $"| `{PrometheusName.Of(metric)}`<br>{metric.Name} | {metric.Kind.ToString().ToLowerInvariant()} "
        + $"| {(metric.Unit.Length > 0 ? $"`{metric.Unit}`" : "")} "
        + $"| {string.Join(", ", metric.Labels.Select(label => $"`{label}`"))} | {metric.Meaning} |\n";

    private static string Title(MetricOwner owner) => owner switch
    {
        MetricOwner.Coordinator => "Of a coordinator",
        MetricOwner.Node => "Of a node",
        _ => "Of both",
    };
}
