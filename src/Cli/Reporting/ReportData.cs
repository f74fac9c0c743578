using System.Text;
using System.Text.Json;
using Sweep.Cli.Comparing;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Reporting;

/// <summary>The numbers that the page's charts draw, as JSON. The default encoder leaves no character that could end a
/// script element; a figure that is not finite or not defined is null.</summary>
internal sealed class ReportData(SweepReport report)
{
    private readonly Grid grid = report.Grid;

    public string Json()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) Write(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Write(Utf8JsonWriter json)
    {
        var objective = grid.Definition.Objective;
        json.WriteStartObject();
        json.WriteString("metric", objective.Metric);
        json.WriteBoolean("maximize", objective.Goal == Goal.Maximize);
        json.WriteStartArray("parameters");
        foreach (var name in grid.ParameterNames) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("configs");
        foreach (var summary in report.Ranked.Take(ReportLimits.Configurations)) WriteConfiguration(json, summary);
        json.WriteEndArray();
        json.WriteStartObject("curves");
        foreach (var metric in report.Curves.Metrics) WriteCurves(json, metric);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteConfiguration(Utf8JsonWriter json, ConfigurationSummary summary)
    {
        var configuration = grid.ConfigurationAt(summary.Id);
        var spec = grid.SpecOf(new TrialId(summary.Id.Number * grid.Definition.Seeds.Length));
        json.WriteStartObject();
        json.WriteString("name", configuration.Display);
        json.WriteStartObject("values");
        foreach (var (name, value) in configuration.Parameters) json.WriteString(name, value.Canonical);
        json.WriteEndObject();
        json.WriteString("optimizer", spec.Optimizer.Name);
        WriteFinite(json, "lr", spec.Optimizer.Options.GetValueOrDefault("lr") is ParameterValue.Number lr
            ? lr.Value
            : null);
        json.WriteNumber("n", summary.N);
        json.WriteNumber("lost", summary.Diverged + summary.Failed + summary.Stopped + summary.NotFinite);
        WriteFinite(json, "mean", summary.Mean);
        WriteFinite(json, "low", summary.Ci95?.Low);
        WriteFinite(json, "high", summary.Ci95?.High);
        json.WriteBoolean("tied", summary.TiedWithBest);
        json.WriteStartArray("seeds");
        foreach (var seed in report.Seeds[summary.Id].Where(seed => seed.IsMeasured))
            json.WriteNumberValue(seed.Objective!.Value);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCurves(Utf8JsonWriter json, string metric)
    {
        json.WriteStartArray(metric);
        foreach (var summary in report.Ranked.Take(ReportLimits.Curves))
        {
            // Step, n, mean, interval, min, max.
            json.WriteStartArray();
            foreach (var point in BandPoint.Thin(report.Curves.Curve(summary.Id, metric), ReportLimits.Points))
            {
                json.WriteStartArray();
                json.WriteNumberValue(point.Step);
                json.WriteNumberValue(point.Seeds.N);
                foreach (var figure in new[]
                {
                    point.Seeds.Mean, point.Seeds.Ci95?.Low, point.Seeds.Ci95?.High, point.Seeds.Min, point.Seeds.Max,
                }) json.WriteFigureValue(Finite(figure));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteFinite(Utf8JsonWriter json, string name, double? value) =>
        json.WriteFigure(name, Finite(value));

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
