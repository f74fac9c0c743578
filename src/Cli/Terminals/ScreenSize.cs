namespace Sweep.Cli.Terminals;

/// <summary>Character cells of a terminal window.</summary>
internal readonly record struct ScreenSize(int Columns, int Rows);
