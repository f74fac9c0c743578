using System.Globalization;
using System.Text;

namespace Sweep.Telemetry.Prometheus;

/// <summary>Labels as both formats write them between braces: <c>name="value",name="value"</c>. One is used again and
/// again, so that known series cost no memory.</summary>
internal sealed class LabelText
{
    /// <summary>Taken by the formats themselves; an instrument's own label gets another name.</summary>
    private static readonly string[] Reserved = ["le", "otel_scope_name", "otel_scope_version"];

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> labels = [];
    private readonly StringBuilder values = new();
    private char[] text = new char[256];
    private int length;

    /// <summary>Of a point's tags; valid until the next call.</summary>
    public ReadOnlySpan<char> Of(OpenTelemetry.ReadOnlyTagCollection tags)
    {
        labels.Clear();
        foreach (var tag in tags) Take(NameOf(tag.Key), ValueOf(tag.Value));
        return Render();
    }

    /// <summary>Of names that the formats give themselves.</summary>
    public string Of(IEnumerable<KeyValuePair<string, string>> own)
    {
        labels.Clear();
        foreach (var (name, value) in own) Take(Sanitized(name), WellFormed(value));
        return Render().ToString();
    }

    /// <summary>OpenTelemetry's rule for names that become one: the values are joined.</summary>
    private void Take(string name, string value)
    {
        for (var place = 0; place < labels.Count; place++)
        {
            if (labels[place].Key != name) continue;
            values.Clear().Append(labels[place].Value).Append(';').Append(value);
            labels[place] = new(name, values.ToString());
            return;
        }

        labels.Add(new(name, value));
    }

    private ReadOnlySpan<char> Render()
    {
        length = 0;
        foreach (var (name, value) in labels)
        {
            // At worst every sign of the value is escaped.
            var size = length + name.Length + (2 * value.Length) + 4;
            if (text.Length < size) Array.Resize(ref text, 2 * size);
            if (length > 0) text[length++] = ',';
            name.CopyTo(text.AsSpan(length));
            length += name.Length;
            text[length++] = '=';
            text[length++] = '"';
            Escape(value);
            text[length++] = '"';
        }

        return text.AsSpan(0, length);
    }

    private void Escape(string value)
    {
        foreach (var sign in value)
        {
            if (sign is '\\' or '"' or '\n') text[length++] = '\\';
            text[length++] = sign == '\n' ? 'n' : sign;
        }
    }

    private string NameOf(string key)
    {
        if (names.TryGetValue(key, out var known)) return known;
        var name = Sanitized(key);
        return names[key] = Reserved.Contains(name) ? $"exported_{name}" : name;
    }

    private static string Sanitized(string key)
    {
        var name = PrometheusName.Sanitized(key).Replace(':', '_');
        return name.Length == 0 ? "_" : name;
    }

    private static string ValueOf(object? value) => value switch
    {
        string text => WellFormed(text),
        bool fact => fact ? "true" : "false",
        _ => WellFormed(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>Half of a surrogate pair has no place in UTF-8.</summary>
    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
            : text;
}
