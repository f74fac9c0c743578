using System.Text.Json;
using Sweep.Cli.Comparing;

namespace Sweep.Cli.References;

/// <summary>Published values beside our seeds, for programs; docs/cli.md tells each member.</summary>
internal static class ReferenceJson
{
    public static string Compose(string folder, string file, IReadOnlyList<ReferenceResult> results) =>
        JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("results", folder);
            json.WriteString("reference", file);
            json.WriteStartArray("rows");
            foreach (var result in results) Write(json, result);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, ReferenceResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("line", result.Row.Line);
        json.WriteString("published", result.Row.Display);
        json.WriteString("config", result.Configuration?.Display);
        json.WriteFigure("epoch", result.Row.Epoch);
        json.WriteFigure("step", result.Step ?? result.Row.Step);
        json.WriteString("metric", result.Published.Name);
        json.WriteFigure("value", result.Published.Value);
        json.WriteNumber("n", result.Check.Seeds.N);
        json.WriteFigure("mean", result.Check.Seeds.Mean);
        json.WriteFigure("sd", result.Check.Seeds.Sd);
        json.WriteFigure("deviations", result.Check.Deviations);
        json.WriteString("verdict", VerdictWords.Of(result.Check.Verdict));
        json.WriteString("reason", result.Reason.Length > 0 ? result.Reason : null);
        json.WriteEndObject();
    }
}
