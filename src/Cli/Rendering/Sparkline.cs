using Sweep.Cli.Terminals;

namespace Sweep.Cli.Rendering;

/// <summary>A curve in one line of text. Heights are logarithmic when all values are positive, because a loss falls
/// fast and then slowly; a value that is not finite has a sign of its own.</summary>
internal static class Sparkline
{
    /// <summary>At most <paramref name="cells"/> signs; fewer when there are fewer values.</summary>
    public static string Draw(IReadOnlyList<double> values, int cells, Glyphs glyphs)
    {
        if (values.Count == 0 || cells <= 0) return "";
        var columns = Squeeze(values, Math.Min(cells, values.Count));
        var finite = columns.Where(double.IsFinite).ToArray();
        var scale = finite.Length > 0 && finite.Min() > 0 ? Math.Log : (Func<double, double>)(value => value);
        var (low, high) = finite.Length > 0 ? (scale(finite.Min()), scale(finite.Max())) : (0, 0);
        return string.Concat(columns.Select(value =>
            Sign(!double.IsFinite(value) ? null : high > low ? (scale(value) - low) / (high - low) : 0, glyphs)));
    }

    /// <summary>The sign of a height, which is a share of the tallest; null: not finite.</summary>
    private static char Sign(double? height, Glyphs glyphs)
    {
        if (height is not { } share) return glyphs.NotFinite;
        var top = glyphs.Levels.Length - 1;
        return glyphs.Levels[Math.Clamp((int)Math.Round(share * top), 0, top)];
    }

    /// <summary>Neighbours share a column by their mean, so that a value that is not finite stays visible.</summary>
    private static double[] Squeeze(IReadOnlyList<double> values, int columns)
    {
        var squeezed = new double[columns];
        for (var column = 0; column < columns; column++)
        {
            var first = column * values.Count / columns;
            var next = (column + 1) * values.Count / columns;
            for (var i = first; i < next; i++) squeezed[column] += values[i] / (next - first);
        }

        return squeezed;
    }
}
