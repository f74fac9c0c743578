using System.Text;
using System.Text.Json;

namespace Sweep.Messages.Definition;

/// <summary>One block of the grid in canonical JSON: names in their one order, every axis a list, excludes (whose order
/// carries no meaning) sorted.</summary>
internal static class CanonicalBlock
{
    public static void Write(Utf8JsonWriter writer, GridBlock block)
    {
        writer.WriteStartObject();
        foreach (var axis in block.Axes.OrderBy(axis => axis.Name, ParameterOrder.Comparer)) WriteAxis(writer, axis);
        WriteList(writer, "zip", block.Linked.Select(ZipText).Order(StringComparer.Ordinal));
        WriteList(writer, "include", block.Include.Select(CellText));
        WriteList(writer, "exclude", block.Exclude.Select(PatternText).Distinct().Order(StringComparer.Ordinal));
        writer.WriteEndObject();
    }

    private static string ZipText(LinkedAxes linked) => Text(writer =>
    {
        var columns = linked.Names.Select((name, column) =>
            new GridAxis(name, [.. linked.Rows.Select(row => row[column])]));
        foreach (var axis in columns.OrderBy(axis => axis.Name, ParameterOrder.Comparer)) WriteAxis(writer, axis);
    });

    private static string CellText(NamedCell cell) => Text(writer =>
    {
        foreach (var (name, value) in cell.Values.OrderBy(value => value.Key, ParameterOrder.Comparer))
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }
    });

    private static string PatternText(CellPattern pattern) => Text(writer =>
    {
        foreach (var name in pattern.Names.OrderBy(name => name.Name, ParameterOrder.Comparer))
        {
            var values = name.Values.OrderBy(value => value.Canonical, StringComparer.Ordinal);
            WriteAxis(writer, new GridAxis(name.Name, [.. values]));
        }
    });

    private static void WriteAxis(Utf8JsonWriter writer, GridAxis axis)
    {
        writer.WriteStartArray(axis.Name);
        foreach (var value in axis.Values) WriteValue(writer, value);
        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, ParameterValue value)
    {
        if (value is ParameterValue.Word word) writer.WriteStringValue(word.Value);
        else writer.WriteRawValue(value.Canonical);
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        if (all.Count == 0) return;

        writer.WriteStartArray(name);
        foreach (var text in all) writer.WriteRawValue(text);
        writer.WriteEndArray();
    }

    private static string Text(Action<Utf8JsonWriter> writeFields)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writeFields(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
