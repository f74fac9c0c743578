using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Sweep.Telemetry.Prometheus;

/// <summary>Which format a scraper likes best, of those that it names in <c>Accept</c>.</summary>
internal static class FormatChoice
{
    /// <summary>Text 0.0.4 when nothing else is asked for: a scraper that names only what we do not have can read it
    /// more likely than an error.</summary>
    public static TextFormat Of(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var wanted)) return TextFormat.Plain;
        var best = wanted
            .Where(type => type.Quality is not 0)
            // Sorting is stable: of equals the first counts.
            .OrderByDescending(type => type.Quality ?? 1)
            .Select(FormatOf)
            .FirstOrDefault(format => format is not null);
        return best ?? TextFormat.Plain;
    }

    private static TextFormat? FormatOf(MediaTypeHeaderValue type)
    {
        var version = type.Parameters
            .FirstOrDefault(parameter => parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase))
            ?.Value.ToString().Trim('"');
        if (type.MediaType.Equals("application/openmetrics-text", StringComparison.OrdinalIgnoreCase))
            return version is null or "1.0.0" ? TextFormat.OpenMetrics : null;
        if (type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            return version is null or "0.0.4" ? TextFormat.Plain : null;
        return type.MatchesAllTypes || type.MediaType.Equals("text/*", StringComparison.OrdinalIgnoreCase)
            ? TextFormat.Plain
            : null;
    }
}
