namespace Sweep.Cli.Terminals;

/// <summary>The signs beyond plain letters, for terminals that can and cannot show them. Each is one cell wide, except
/// <see cref="PlusMinus"/> in ASCII.</summary>
internal sealed record Glyphs
{
    /// <summary>Heights of a small curve, lowest first.</summary>
    public required string Levels { get; init; }

    public required char NotFinite { get; init; }

    public required char BarFull { get; init; }

    public required char BarEmpty { get; init; }

    public required string PlusMinus { get; init; }

    public required string Dot { get; init; }

    public required char Ellipsis { get; init; }

    /// <summary>Stands for a figure that is not defined.</summary>
    public required string Absent { get; init; }

    public static Glyphs Unicode { get; } = new()
    {
        Levels = "▁▂▃▄▅▆▇█",
        NotFinite = '×',
        BarFull = '━',
        BarEmpty = '─',
        PlusMinus = "±",
        Dot = "·",
        Ellipsis = '…',
        Absent = "–",
    };

    public static Glyphs Ascii { get; } = new()
    {
        Levels = "_.,-~=^#",
        NotFinite = 'x',
        BarFull = '#',
        BarEmpty = '.',
        PlusMinus = "+-",
        Dot = "|",
        Ellipsis = '~',
        Absent = "-",
    };
}
