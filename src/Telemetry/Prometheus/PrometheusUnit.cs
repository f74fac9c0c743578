namespace Sweep.Telemetry.Prometheus;

/// <summary>Units as Prometheus writes them in names: whole words in the plural, where OpenTelemetry has UCUM's signs.
/// </summary>
internal static class PrometheusUnit
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["d"] = "days",
        ["h"] = "hours",
        ["min"] = "minutes",
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["GiBy"] = "gibibytes",
        ["TiBy"] = "tebibytes",
        ["KBy"] = "kilobytes",
        ["MBy"] = "megabytes",
        ["GBy"] = "gigabytes",
        ["TBy"] = "terabytes",
        ["m"] = "meters",
        ["V"] = "volts",
        ["A"] = "amperes",
        ["J"] = "joules",
        ["W"] = "watts",
        ["g"] = "grams",
        ["Cel"] = "celsius",
        ["Hz"] = "hertz",
        ["%"] = "percent",
    };

    private static readonly Dictionary<string, string> Rates = new(StringComparer.Ordinal)
    {
        ["s"] = "second",
        ["min"] = "minute",
        ["h"] = "hour",
        ["d"] = "day",
        ["m"] = "minute",
        ["w"] = "week",
        ["mo"] = "month",
        ["y"] = "year",
    };

    /// <summary>The word that goes into a name; empty when the unit says nothing there.</summary>
    /// <param name="unit">UCUM; what stands in braces is a remark and dropped.</param>
    public static string Of(string? unit, PrometheusKind kind)
    {
        var plain = WithoutRemarks(unit ?? "").Trim();
        if (plain == "1") return kind == PrometheusKind.Gauge ? "ratio" : "";
        var parts = plain.Split('/', 2);
        var counted = Words.GetValueOrDefault(parts[0], parts[0]);
        return PrometheusName.Sanitized(parts.Length == 1
            ? counted
            : $"{counted}_per_{Rates.GetValueOrDefault(parts[1], parts[1])}").Trim('_');
    }

    private static string WithoutRemarks(string unit)
    {
        while (unit.IndexOf('{', StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = unit.IndexOf('}', start);
            if (end < 0) break;
            unit = unit.Remove(start, end - start + 1);
        }

        return unit;
    }
}
