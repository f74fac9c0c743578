using System.Globalization;

namespace Sweep.Cli.Rendering;

/// <summary>Counts with their noun: <c>1 trial</c>, <c>12 trials</c>.</summary>
internal static class Plural
{
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
