using System.Text.Encodings.Web;
using System.Text.Json;
using Sweep.Messages;
using Sweep.Search;
using static Sweep.Coordinator.Results.ParameterJson;

namespace Sweep.Coordinator.Results;

/// <summary>summary.json: counts by state and the comparison of configurations over seeds, best first.</summary>
internal sealed class SummaryDocument(SweepFrame sweep)
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SortedDictionary<TrialState, long> _counts =
        new(Enum.GetValues<TrialState>().ToDictionary(state => state, _ => 0L));

    private readonly ConfigurationResults _results = new();

    public void Add(TrialHistory trial)
    {
        var state = sweep.StateOf(trial);
        _counts[state]++;
        _results.Add(
            sweep.Plan.ConfigurationOf(trial.Trial),
            new SeedResult(sweep.Plan.SeedOf(trial.Trial), state, trial.Finished?.Objective));
    }

    public void WriteTo(Stream stream)
    {
        var objective = sweep.Grid.Definition.Objective;
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteString("sweep", sweep.Grid.Definition.Name);
            json.WriteString("goal", objective.Goal == Goal.Maximize ? "maximize" : "minimize");
            json.WriteString("metric", objective.Metric);
            json.WriteBoolean("finished", sweep.End is not null);
            json.WriteString("reason", sweep.End?.Reason);
            json.WriteStartObject("counts");
            foreach (var (state, count) in _counts) json.WriteNumber(state.ToString(), count);
            json.WriteEndObject();
            json.WriteStartArray("configs");
            foreach (var summary in Leaderboard.Rank(_results.Known(), objective.Goal))
            {
                WriteConfiguration(json, summary);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private void WriteConfiguration(Utf8JsonWriter json, ConfigurationSummary summary)
    {
        json.WriteStartObject();
        json.WriteNumber("id", summary.Id.Number);
        json.WriteStartObject("config");
        foreach (var (name, value) in sweep.Grid.ConfigurationAt(summary.Id).Parameters)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
        json.WriteNumber("n", summary.N);
        WriteFigure(json, "mean", summary.Mean);
        WriteFigure(json, "sd", summary.Sd);
        WriteInterval(json, summary.Ci95);
        WriteFigure(json, "min", summary.Min);
        WriteFigure(json, "max", summary.Max);
        json.WriteNumber("diverged", summary.Diverged);
        json.WriteNumber("failed", summary.Failed);
        json.WriteNumber("stopped", summary.Stopped);
        json.WriteNumber("notFinite", summary.NotFinite);
        json.WriteNumber("cancelled", summary.Cancelled);
        json.WriteNumber("pending", summary.Pending);
        json.WriteNumber("rank", summary.Rank);
        json.WriteBoolean("tiedWithBest", summary.TiedWithBest);
        json.WriteEndObject();
    }

    private static void WriteInterval(Utf8JsonWriter json, Interval? interval)
    {
        if (interval is not { } bounds)
        {
            json.WriteNull("ci95");
            return;
        }

        json.WriteStartArray("ci95");
        Write(json, bounds.Low);
        Write(json, bounds.High);
        json.WriteEndArray();
    }

    private static void WriteFigure(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        if (value is { } number) Write(json, number);
        else json.WriteNullValue();
    }
}
