using System.Globalization;
using Spectre.Console;
using Sweep.Cli.Terminals;
using Sweep.Messages;
using Grid = Sweep.Search.Grid;

namespace Sweep.Cli.Rendering;

/// <summary>The blocks of a grid with the counts of their cells.</summary>
internal static class BlockTable
{
    public static string Render(Grid grid, Glyphs glyphs)
    {
        var table = new Table { Border = TableBorder.Simple }.BorderStyle(Palette.Quiet);
        table.AddColumn("block");
        foreach (var title in new[] { "product", "excluded", "included", "duplicates", "configurations" })
            table.AddColumn(new TableColumn(title).RightAligned());
        table.AddColumn("axes");
        for (var i = 0; i < grid.Blocks.Length; i++)
        {
            var block = grid.Blocks[i];
            table.AddRow(
                Number(i + 1), Number(block.Product), Number(block.Excluded), Number(block.Included),
                Number(block.Duplicates), Number(block.Configurations), Markup.Escape(Axes(grid.Definition.Grid[i])));
        }

        return AnsiText.Render(table, null, hasColors: false, glyphs);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>optimizer 2 x lr 3</c>; a single value is shown itself.</summary>
    private static string Axes(GridBlock block)
    {
        var axes = block.Axes.Select(axis =>
            axis.Values.Length == 1 ? $"{axis.Name}={axis.Values[0].Canonical}" : $"{axis.Name} {axis.Values.Length}");
        var linked = block.Linked.Select(rows => $"({string.Join('+', rows.Names)}) {rows.Rows.Length}");
        return string.Join(" x ", axes.Concat(linked));
    }
}
