using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Search;
using Grid = Sweep.Search.Grid;

namespace Sweep.Cli.Rendering;

/// <summary>The comparison of all configurations over their seeds, best first. Columns that matter least are left out
/// where the terminal is too narrow; a table that goes to a file or a pipe has them all.</summary>
internal sealed class ComparisonTable(Grid grid, IReadOnlyList<ConfigurationSummary> ranked, Glyphs glyphs)
{
    /// <summary>Marks the configurations that cannot be told from the best.</summary>
    public const string TiedMark = "=";

    private const string Rank = "#";

    /// <summary>Left out in this order, from the last, when there is no room.</summary>
    private static readonly string[] Dispensable = ["95 % CI", "min", "max"];

    private readonly Figures figures = new(grid.Definition.Objective.Metric, glyphs);

    /// <summary>A configuration may be broken into lines this short before its interval is left out.</summary>
    private const int LeastConfiguration = 28;

    public string Render(int? columns, bool hasColors) =>
        AnsiText.Render(Build(columns is { } limit ? Kept(limit) : Dispensable.Length), columns, hasColors, glyphs);

    private int Kept(int limit)
    {
        var kept = Dispensable.Length;
        while (kept > 1 && NaturalWidth(kept) > limit) kept--;
        var longest = ranked.Max(summary => grid.ConfigurationAt(summary.Id).Display.Length);
        return NaturalWidth(kept) - Math.Max(0, longest - LeastConfiguration) > limit ? 0 : kept;
    }

    private int NaturalWidth(int kept) =>
        AnsiText.Render(Build(kept), null, hasColors: false, glyphs).Split('\n').Max(line => line.Length);

    private Table Build(int kept)
    {
        var shown = Columns().Where(column => !Dispensable.Skip(kept).Contains(column.Title)).ToArray();
        var table = new Table { Border = TableBorder.Simple, ShowHeaders = true }.BorderStyle(Palette.Quiet);
        foreach (var column in shown)
        {
            table.AddColumn(new TableColumn(new Text(column.Title, Palette.Title))
            {
                Alignment = column.IsText ? Justify.Left : Justify.Right,
                NoWrap = !column.IsText,
                Padding = new Padding(0, 0, column.Title == Rank ? 1 : 2, 0),
            });
        }

        foreach (var summary in ranked)
        {
            var style = summary.TiedWithBest ? Palette.Good : Style.Plain;
            table.AddRow(shown.Select(column => (IRenderable)new Text(column.Cell(summary), style)));
        }

        return table;
    }

    private IEnumerable<Column> Columns()
    {
        yield return new(Rank, row => Number(row.Rank));
        yield return new("", row => row.TiedWithBest ? TiedMark : "");
        yield return new("configuration", row => grid.ConfigurationAt(row.Id).Display, IsText: true);
        yield return new("n", row => Number(row.N));
        yield return new(figures.Heading, row => figures.MeanAndSd(row.Mean, row.Sd));
        yield return new("95 % CI", row => figures.Interval(row.Ci95?.Low, row.Ci95?.High));
        yield return new("min", row => figures.Value(row.Min));
        yield return new("max", row => figures.Value(row.Max));
        foreach (var (title, count) in new (string, Func<ConfigurationSummary, int>)[]
        {
            ("diverged", row => row.Diverged), ("failed", row => row.Failed), ("stopped", row => row.Stopped),
        })
        {
            if (ranked.Any(row => count(row) > 0))
                yield return new(title, row => count(row) > 0 ? Number(count(row)) : "");
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Column(string Title, Func<ConfigurationSummary, string> Cell, bool IsText = false);
}
