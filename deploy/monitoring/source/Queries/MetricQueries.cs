using System.Globalization;
using Sweep.Messages.Telemetry;
using Sweep.Telemetry.Prometheus;

namespace Sweep.MonitoringSource.Queries;

/// <summary>PromQL over metrics of the catalogue. Matchers are written as PromQL has them, without braces.</summary>
internal static class MetricQueries
{
    public static string Where(this MetricDefinition metric, string matchers = "") =>
        Select(PrometheusName.Of(metric), matchers);

    /// <summary>Per second over a window.</summary>
    public static string Rate(this MetricDefinition counter, string window, string matchers = "") =>
        $"rate({counter.Where(matchers)}[{window}])";

    public static string Increase(this MetricDefinition counter, string window, string matchers = "") =>
        $"increase({counter.Where(matchers)}[{window}])";

    /// <summary>Observations of a histogram.</summary>
    public static string Count(this MetricDefinition histogram, string matchers = "") =>
        Select(PrometheusName.Of(histogram) + "_count", matchers);

    public static string Buckets(this MetricDefinition histogram, string matchers = "") =>
        Select(PrometheusName.Of(histogram) + "_bucket", matchers);

    /// <summary>A quantile of what a histogram took in during a window; NaN when that was nothing.</summary>
    public static string Quantile(this MetricDefinition histogram, double quantile, Slice slice)
    {
        var by = slice.By == "" ? "le" : $"le, {slice.By}";
        var share = quantile.ToString(CultureInfo.InvariantCulture);
        var rate = $"rate({histogram.Buckets(slice.Matchers)}[{slice.Window}])";
        return $"histogram_quantile({share}, sum by ({by}) ({rate}))";
    }

    /// <summary>The mean of what a histogram took in during a window; nothing when that was nothing.</summary>
    public static string Mean(this MetricDefinition histogram, Slice slice)
    {
        var sum = $"rate({Select(PrometheusName.Of(histogram) + "_sum", slice.Matchers)}[{slice.Window}])";
        var count = $"rate({histogram.Count(slice.Matchers)}[{slice.Window}])";
        return $"sum by ({slice.By}) ({sum}) / (sum by ({slice.By}) ({count}) > 0)";
    }

    /// <summary>A counter that grew within a window, also when its series began there with more than 0: then
    /// <c>increase</c> sees nothing, because there was nothing before.</summary>
    public static string Grown(this MetricDefinition counter, string window)
    {
        var all = counter.Where();
        return $"increase({all}[{window}]) > 0 or ({all} > 0 unless {all} offset {window})";
    }

    /// <summary>By how much a gauge is above its least value of a window. Unlike <c>increase</c> it needs no counter,
    /// survives a restart of its process, and is 0 for what Prometheus has just begun to see.</summary>
    public static string Growth(string gauge, string window) => $"{gauge} - min_over_time({gauge}[{window}])";

    /// <summary>NaN and infinities left out: no axis can show them.</summary>
    public static string Finite(string expression) => $"{expression} < Inf > -Inf";

    /// <summary>0 in place of nothing.</summary>
    public static string OrZero(string expression) => $"{expression} or on () vector(0)";

    /// <summary>0 in place of nothing, under a label that says so.</summary>
    public static string OrZero(string expression, string label) =>
        $"""{expression} or on () label_replace(vector(0), "{label}", "none", "", "")""";

    private static string Select(string name, string matchers) => matchers == "" ? name : $"{name}{{{matchers}}}";
}
