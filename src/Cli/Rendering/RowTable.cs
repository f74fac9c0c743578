using Spectre.Console;
using Spectre.Console.Rendering;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Rendering;

/// <summary>A plain table of texts: a title, an alignment and a cell of each column. A column without any text is left
/// out.</summary>
internal sealed class RowTable<TRow>(IReadOnlyList<TRow> rows, Func<TRow, Style> style)
{
    private readonly List<(string Title, bool IsText, string[] Cells)> columns = [];

    public RowTable<TRow> Text(string title, Func<TRow, string> cell) => Add(title, isText: true, cell);

    public RowTable<TRow> Number(string title, Func<TRow, string> cell) => Add(title, isText: false, cell);

    public string Render(Terminal terminal)
    {
        var table = new Table { Border = TableBorder.Simple }.BorderStyle(Palette.Quiet);
        foreach (var (title, isText, _) in columns)
        {
            table.AddColumn(new TableColumn(new Text(title, Palette.Title))
            {
                Alignment = isText ? Justify.Left : Justify.Right,
                NoWrap = !isText,
                Padding = new Padding(0, 0, 2, 0),
            });
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var look = style(rows[i]);
            table.AddRow(columns.Select(column => (IRenderable)new Text(column.Cells[i], look)));
        }

        var hasColors = terminal.HasColors && terminal.OutputColumns is not null;
        return AnsiText.Render(table, terminal.OutputColumns, hasColors, terminal.Glyphs);
    }

    private RowTable<TRow> Add(string title, bool isText, Func<TRow, string> cell)
    {
        string[] cells = [.. rows.Select(cell)];
        if (cells.Any(text => text.Length > 0)) columns.Add((title, isText, cells));
        return this;
    }
}
