using System.Text.Json;
using Sweep.Messages;
using static Sweep.Coordinator.Results.ResultNumbers;

namespace Sweep.Coordinator.Results;

/// <summary>Values as JSON. It has no number for what is not finite: those are strings, spelled as in the tables.
/// </summary>
internal static class ParameterJson
{
    public static void Write(Utf8JsonWriter json, ParameterValue value)
    {
        switch (value)
        {
            case ParameterValue.Flag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case ParameterValue.Numbers list:
                json.WriteStartArray();
                foreach (var number in list.Values) Write(json, number);
                json.WriteEndArray();
                break;
            case ParameterValue.Number number:
                json.WriteRawValue(number.Canonical);
                break;
            default:
                json.WriteStringValue(value.Canonical);
                break;
        }
    }

    public static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteRawValue(Format(value));
        else json.WriteStringValue(Format(value));
    }
}
