namespace Sweep.Tidy;

/// <summary>A text file by its path from the root, with forward slashes.</summary>
internal sealed record TextFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string[] Lines { get; } = Text.TrimEnd('\n').Split('\n');
}
