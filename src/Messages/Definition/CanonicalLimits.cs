using System.Text.Json;

namespace Sweep.Messages.Definition;

/// <summary>The part of spec that says how much, where and for how long. Journals compare the text, so a field that
/// came later than the first journals is written only when it differs from its default.</summary>
internal static class CanonicalLimits
{
    public static void Write(Utf8JsonWriter writer, SweepDefinition definition)
    {
        if (definition.Parallelism is { } parallelism) writer.WriteNumber("parallelism", parallelism);
        WriteBudget(writer, definition.Budget);
        WriteRetries(writer, definition.Retries);
        WriteDivergence(writer, definition.Divergence);
        if (definition.Priority != 0) writer.WriteNumber("priority", definition.Priority);
        WritePlacement(writer, definition.Placement);
        WriteCheckpoints(writer, definition.Checkpoints);
    }

    private static void WriteBudget(Utf8JsonWriter writer, BudgetOptions budget)
    {
        writer.WriteStartObject("budget");
        if (budget.Trials is { } trials) writer.WriteNumber("trials", trials);
        if (budget.Failures is { } failures) writer.WriteNumber("failures", failures);
        if (budget.Time is { } time) writer.WriteString("time", DurationText.Format(time));
        if (budget.SameError != new BudgetOptions().SameError)
            WriteLimit(writer, "sameError", budget.SameError, "never");
        writer.WriteEndObject();
    }

    private static void WriteRetries(Utf8JsonWriter writer, RetryOptions retries)
    {
        if (retries.DeviceFault is { } failures && retries == RetryOptions.Of(failures) && failures <= 1000)
        {
            writer.WriteNumber("retries", failures);
            return;
        }

        writer.WriteStartObject("retries");
        WriteLimit(writer, "outOfMemory", retries.OutOfMemory, "unlimited");
        WriteLimit(writer, "deviceFault", retries.DeviceFault, "unlimited");
        WriteLimit(writer, "lost", retries.Lost, "unlimited");
        WriteLimit(writer, "preempted", retries.Preempted, "unlimited");
        writer.WriteEndObject();
    }

    private static void WriteDivergence(Utf8JsonWriter writer, DivergenceOptions divergence)
    {
        writer.WriteStartObject("divergence");
        writer.WriteBoolean("enabled", divergence.Enabled);
        CanonicalDefinition.WriteReal(writer, "lossFactor", divergence.LossFactor);
        writer.WriteNumber("reports", divergence.Reports);
        CanonicalDefinition.WriteReal(writer, "grace", divergence.Grace);
        writer.WriteNumber("graceSteps", divergence.GraceSteps);
        writer.WriteEndObject();
    }

    private static void WritePlacement(Utf8JsonWriter writer, PlacementOptions placement)
    {
        if (placement.Labels.IsEmpty && placement.Device is null) return;

        writer.WriteStartObject("placement");
        if (!placement.Labels.IsEmpty)
        {
            writer.WriteStartObject("labels");
            foreach (var (key, value) in placement.Labels.OrderBy(label => label.Key, StringComparer.Ordinal))
                writer.WriteString(key, value);
            writer.WriteEndObject();
        }

        if (placement.Device is { } device) writer.WriteString("device", device);
        writer.WriteEndObject();
    }

    private static void WriteCheckpoints(Utf8JsonWriter writer, CheckpointOptions checkpoints)
    {
        var standard = new CheckpointOptions();
        if (checkpoints == standard) return;

        writer.WriteStartObject("checkpoints");
        if (checkpoints.Every != standard.Every)
            writer.WriteString("every", DurationText.Format(checkpoints.Every));
        if (checkpoints.To != standard.To) writer.WriteString("to", "coordinator");
        writer.WriteEndObject();
    }

    private static void WriteLimit(Utf8JsonWriter writer, string name, int? limit, string unlimited)
    {
        if (limit is { } number) writer.WriteNumber(name, number);
        else writer.WriteString(name, unlimited);
    }
}
