using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Sweep.Messages.Definition;

/// <summary>A definition as one JSON text, which is itself a definition that the reader accepts: equal definitions give
/// the same bytes, whatever the author's spelling, key order or aliases were. The journal keeps it.</summary>
public static class CanonicalDefinition
{
    /// <summary>The text. Durations are kept to the millisecond.</summary>
    public static string Write(SweepDefinition definition)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteDefinition(writer, definition);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The definition of a text that <see cref="Write"/> gave.</summary>
    /// <exception cref="InvalidDataException">The text is no valid definition; the message says why.</exception>
    public static SweepDefinition Read(string json)
    {
        var text = new YamlText(json, "the recorded definition", true, long.MaxValue);
        return DefinitionReader.Read(text, []) switch
        {
            DefinitionResult.Valid valid => valid.Definition,
            DefinitionResult.Refused refused => throw new InvalidDataException(refused.Errors[0].ToString()),
            var other => throw new InvalidOperationException($"A reader gave {other}."),
        };
    }

    private static void WriteDefinition(Utf8JsonWriter writer, SweepDefinition definition)
    {
        writer.WriteStartObject();
        writer.WriteString("apiVersion", DefinitionFields.ApiVersion);
        writer.WriteString("kind", "Sweep");
        writer.WriteStartObject("metadata");
        writer.WriteString("name", definition.Name);
        writer.WriteEndObject();
        writer.WriteStartObject("spec");
        WriteTrainer(writer, definition.Trainer);
        writer.WriteStartObject("objective");
        writer.WriteString("metric", definition.Objective.Metric);
        writer.WriteString("goal", definition.Objective.Goal == Goal.Maximize ? "maximize" : "minimize");
        writer.WriteEndObject();
        writer.WriteStartArray("grid");
        foreach (var block in definition.Grid) CanonicalBlock.Write(writer, block);
        writer.WriteEndArray();
        WriteSeeds(writer, definition.Seeds);
        CanonicalLimits.Write(writer, definition);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteTrainer(Utf8JsonWriter writer, TrainerOptions trainer)
    {
        writer.WriteStartObject("trainer");
        writer.WriteString("model", trainer.Model);
        if (trainer.Dataset.Length > 0) writer.WriteString("dataset", trainer.Dataset);
        if (trainer.Normalise is { } normalise) WriteNormalise(writer, normalise);
        if (trainer.Model != ModelNames.Lenet)
        {
            writer.WriteStartArray(TrainerAxes.Hidden);
            foreach (var width in trainer.Hidden) writer.WriteNumberValue(width);
            writer.WriteEndArray();
        }

        writer.WriteNumber(TrainerAxes.BatchSize, trainer.BatchSize);
        writer.WriteNumber(TrainerAxes.Length(trainer.Length.Unit), trainer.Length.Count);
        if (trainer.EvaluateEvery is { } evaluateEvery) writer.WriteNumber("evaluateEvery", evaluateEvery);
        if (trainer.ReportEvery is { } reportEvery) writer.WriteNumber("reportEvery", reportEvery);
        if (trainer.DurationSeconds > 0) WriteReal(writer, "durationSeconds", trainer.DurationSeconds);
        writer.WriteEndObject();
    }

    private static void WriteNormalise(Utf8JsonWriter writer, InputNormalisation normalise)
    {
        writer.WriteStartObject("normalise");
        WriteReal(writer, "mean", normalise.Mean);
        WriteReal(writer, "sd", normalise.Sd);
        writer.WriteEndObject();
    }

    private static void WriteSeeds(Utf8JsonWriter writer, ImmutableArray<int> seeds)
    {
        if (seeds.SequenceEqual(Enumerable.Range(0, seeds.Length)))
        {
            writer.WriteNumber("seeds", seeds.Length);
            return;
        }

        writer.WriteStartArray("seeds");
        foreach (var seed in seeds) writer.WriteNumberValue(seed);
        writer.WriteEndArray();
    }

    internal static void WriteReal(Utf8JsonWriter writer, string name, double value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(ParameterValue.FormatNumber(value));
    }
}
