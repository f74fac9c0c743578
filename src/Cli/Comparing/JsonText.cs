using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Comparing;

/// <summary>JSON as summary.json spells it: a figure that is not defined is null, one that is not finite a text.
/// </summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout)) write(json);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    public static void WriteFigure(this Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        json.WriteFigureValue(value);
    }

    public static void WriteFigureValue(this Utf8JsonWriter json, double? value)
    {
        if (value is not { } number) json.WriteNullValue();
        else if (double.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteStringValue(ParameterValue.FormatNumber(number));
    }

    public static void WriteInterval(this Utf8JsonWriter json, string name, Interval? interval)
    {
        if (interval is not { } bounds)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        json.WriteFigureValue(bounds.Low);
        json.WriteFigureValue(bounds.High);
        json.WriteEndArray();
    }
}
