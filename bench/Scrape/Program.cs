using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using Sweep.Telemetry;

// Scrapes a process that tells as many series as a coordinator with very many sweeps and nodes does, without network.
// `dotnet run --project bench/Scrape -c Release [-- SERIES]`.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var seriesCount = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
const int SeriesEach = 1_000;
const int Scrapes = 40;

using var telemetry = new ProcessTelemetry(new TelemetryOptions { Service = "sweep-benchmark", Instance = "1" });
using var meter = new Meter(MetricMeters.Coordinator, ProgramVersion.Current);
var definitions = SweepMetrics.All
    .Where(metric => metric.Labels.Contains(MetricLabels.Sweep) && metric.Kind != MetricKind.Histogram)
    .Take(seriesCount / SeriesEach).ToList();
foreach (var metric in definitions)
{
    var index = 0.0;
    if (metric.Kind == MetricKind.Counter)
        meter.CreateObservableCounter(metric.Name, () => Points(metric, index += 0.1), metric.Unit, metric.Meaning);
    else
        meter.CreateObservableGauge(metric.Name, () => Points(metric, index += 0.1), metric.Unit, metric.Meaning);
}

var times = new List<double>();
var (bytes, allocated) = (0L, 0L);
for (var scrape = 0; scrape < Scrapes; scrape++)
{
    // The numbers of a scrape are kept for 0.3 s.
    Thread.Sleep(TimeSpan.FromSeconds(0.35));
    var context = new DefaultHttpContext();
    context.Request.Headers.Accept = "application/openmetrics-text";
    context.Response.Body = Stream.Null;
    var before = GC.GetTotalAllocatedBytes();
    var watch = Stopwatch.StartNew();
    await telemetry.Answer(context);
    times.Add(watch.Elapsed.TotalMilliseconds);
    allocated = GC.GetTotalAllocatedBytes() - before;
    bytes = context.Response.ContentLength!.Value;
}

var steady = times.Skip(Scrapes / 4).Order().ToList();
Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
    + $"{RuntimeInformation.FrameworkDescription}.");
Console.WriteLine($"{definitions.Count * SeriesEach} series in {definitions.Count} metrics, {bytes / 1e6:F1} MB; "
    + $"{Scrapes} scrapes, the first {Scrapes / 4} not counted.");
Console.WriteLine($"first {times[0]:F0} ms, then median {steady[steady.Count / 2]:F1} ms, "
    + $"least {steady[0]:F1} ms, most {steady[^1]:F1} ms; {allocated / 1e6:F1} MB allocated in the last; "
    + $"{Environment.WorkingSet / 1e6:F0} MB resident");

static IEnumerable<Measurement<double>> Points(MetricDefinition metric, double value)
{
    for (var series = 0; series < SeriesEach; series++)
    {
        var tags = new KeyValuePair<string, object?>[metric.Labels.Length];
        for (var place = 1; place < tags.Length; place++) tags[place] = new(metric.Labels[place], $"word{series % 10}");
        tags[0] = new(metric.Labels[0], $"sweep-with-a-name-{(tags.Length == 1 ? series : series / 10)}");
        yield return new Measurement<double>(value + series, tags);
    }
}
