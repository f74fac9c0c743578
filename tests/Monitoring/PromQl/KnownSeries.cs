using System.Collections.Immutable;
using Sweep.Messages.Telemetry;
using Sweep.Monitoring.Files;
using Sweep.MonitoringSource.Queries;
using Sweep.Telemetry.Prometheus;

namespace Sweep.Monitoring.PromQl;

/// <summary>Every series that an expression may read, and its labels: what our processes tell, what .NET tells in them,
/// what Prometheus itself adds to each scrape, and what our rules record.</summary>
internal static class KnownSeries
{
    private static readonly string[] OfTargets = ["job", "instance"];

    private static readonly Dictionary<string, ImmutableHashSet<string>> Labels = Build();

    public static ImmutableHashSet<string>? LabelsOf(string series) => Labels.GetValueOrDefault(series);

    private static Dictionary<string, ImmutableHashSet<string>> Build()
    {
        var labels = new Dictionary<string, ImmutableHashSet<string>>();
        foreach (var name in new[] { "up", "scrape_samples_scraped", "scrape_duration_seconds" })
            labels[name] = [.. OfTargets];
        labels["ALERTS"] = ["alertname", "alertstate", "severity", "sweep", "node", "device", .. OfTargets];
        foreach (var metric in MetricCatalog.All.Concat(ForeignMetrics.All)) Add(labels, metric);
        foreach (var rule in RuleFiles.Recordings)
            labels.Add(rule.Name, LabelInference.Of(Parser.Parse(rule.Expression), labels.GetValueOrDefault));
        return labels;
    }

    private static void Add(Dictionary<string, ImmutableHashSet<string>> labels, MetricDefinition metric)
    {
        var name = PrometheusName.Of(metric);
        ImmutableHashSet<string> own = [.. metric.Labels, .. OfTargets];
        if (metric.Kind != MetricKind.Histogram)
        {
            labels.Add(name, own);
            return;
        }

        labels.Add(name + "_bucket", own.Add("le"));
        labels.Add(name + "_count", own);
        labels.Add(name + "_sum", own);
    }
}
