using System.Text.Json;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Comparing;

/// <summary>Two sweeps side by side, for programs; docs/cli.md tells each member.</summary>
internal static class ComparedJson
{
    public static string Compose(ComparedSweeps sweeps) => JsonText.Of(json =>
    {
        var objective = sweeps.First.Objective;
        json.WriteStartObject();
        json.WriteString("a", sweeps.First.Path);
        json.WriteString("b", sweeps.Second.Path);
        json.WriteString("metric", objective.Metric);
        json.WriteString("goal", objective.Goal == Goal.Maximize ? "maximize" : "minimize");
        json.WriteStartArray("configs");
        foreach (var row in sweeps.Rows) Write(json, row);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ComparedRow row)
    {
        json.WriteStartObject();
        json.WriteString("config", row.Configuration.Display);
        Write(json, "a", row.Comparison.First);
        Write(json, "b", row.Comparison.Second);
        if (row.Comparison.Difference is { } difference)
        {
            json.WriteStartObject("difference");
            json.WriteString("test", difference.IsPaired ? "paired" : "welch");
            json.WriteNumber("n", difference.N);
            json.WriteFigure("mean", difference.Mean);
            json.WriteInterval("ci95", difference.Ci95);
            json.WriteFigure("p", difference.P);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("difference");
        }

        json.WriteFigure("lostP", row.Comparison.LostP);
        json.WriteString("verdict", VerdictWords.Of(row.Comparison.Verdict));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, SeedSample? sample)
    {
        if (sample is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("n", sample.Statistics.N);
        json.WriteNumber("lost", sample.Lost);
        json.WriteFigure("mean", sample.Statistics.Mean);
        json.WriteFigure("sd", sample.Statistics.Sd);
        json.WriteInterval("ci95", sample.Statistics.Ci95);
        json.WriteEndObject();
    }
}
