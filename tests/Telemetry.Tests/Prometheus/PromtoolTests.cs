using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sweep.Messages.Telemetry;

namespace Sweep.Telemetry.Tests.Prometheus;

/// <summary>Prometheus's own opinion of our text: it must be readable, and follow its conventions.</summary>
public sealed class PromtoolTests
{
    [PromtoolFact]
    public async Task Promtool_has_nothing_to_say_against_any_metric_of_the_catalogue()
    {
        using var scene = new ScrapeScene();
        foreach (var metric in MetricCatalog.All) Tell(scene.Meter, metric);

        Check(await scene.Text()).ShouldBe((0, ""));
    }

    [PromtoolFact]
    public async Task Nor_against_those_of_the_runtime()
    {
        using var scene = new ScrapeScene("System.Runtime");

        Check(await scene.Text()).ShouldBe((0, ""));
    }

    private static void Tell(Meter meter, MetricDefinition metric)
    {
        var tags = metric.Labels
            .Select(label => new KeyValuePair<string, object?>(label, "a \"quoted\"\nline\\")).ToArray();
        switch (metric.Kind)
        {
            case MetricKind.Counter:
                meter.CreateCounter<double>(metric.Name, metric.Unit, metric.Meaning).Add(0.5, tags);
                break;
            case MetricKind.Histogram:
                meter.CreateHistogram<double>(metric.Name, metric.Unit, metric.Meaning).Record(0.5, tags);
                break;
            default:
                meter.CreateGauge<double>(metric.Name, metric.Unit, metric.Meaning).Record(double.NaN, tags);
                break;
        }
    }

    private static (int ExitCode, string Complaints) Check(string text)
    {
        using var promtool = Process.Start(new ProcessStartInfo("promtool", ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaints = promtool.StandardError.ReadToEndAsync();
        promtool.StandardInput.Write(text);
        promtool.StandardInput.Close();
        var output = promtool.StandardOutput.ReadToEnd();
        promtool.WaitForExit();
        return (promtool.ExitCode, complaints.Result + output);
    }
}
