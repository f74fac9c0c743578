using System.Text;
using Sweep.Messages.Telemetry;

namespace Sweep.Telemetry.Prometheus;

/// <summary>A metric's name in Prometheus, by the rules of OpenTelemetry's specification ("Prometheus and OpenMetrics
/// Compatibility"): signs that Prometheus does not know become one underscore, the unit is appended, and counters end
/// in <c>_total</c>.</summary>
public static class PrometheusName
{
    private const string TotalSuffix = "_total";

    /// <summary>As samples bear it, but for the endings of a histogram's.</summary>
    public static string Of(MetricDefinition definition)
    {
        var kind = definition.Kind switch
        {
            MetricKind.Counter => PrometheusKind.Counter,
            MetricKind.Histogram => PrometheusKind.Histogram,
            _ => PrometheusKind.Gauge,
        };
        return SampleOf(FamilyOf(definition.Name, definition.Unit, kind), kind);
    }

    /// <summary>As OpenMetrics names the family: without a counter's ending.</summary>
    internal static string FamilyOf(string name, string? unit, PrometheusKind kind)
    {
        var plain = Sanitized(name);
        if (kind == PrometheusKind.Counter && plain.EndsWith(TotalSuffix, StringComparison.Ordinal))
            plain = plain[..^TotalSuffix.Length];
        var word = PrometheusUnit.Of(unit, kind);
        return word.Length == 0 || EndsWithWord(plain, word) ? plain : $"{plain}_{word}";
    }

    internal static string SampleOf(string family, PrometheusKind kind) =>
        kind == PrometheusKind.Counter ? family + TotalSuffix : family;

    /// <summary>Whether OpenMetrics allows to state this unit: the family's name must end in it.</summary>
    internal static bool EndsWithWord(string family, string word) =>
        family == word || family.EndsWith("_" + word, StringComparison.Ordinal);

    /// <summary>Letters, digits, colons, and single underscores for all else; no digit first.</summary>
    internal static string Sanitized(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        if (name.Length > 0 && char.IsAsciiDigit(name[0])) text.Append('_');
        foreach (var sign in name)
        {
            if (char.IsAsciiLetterOrDigit(sign) || sign == ':') text.Append(sign);
            else if (text.Length == 0 || text[^1] != '_') text.Append('_');
        }

        return text.ToString();
    }
}
