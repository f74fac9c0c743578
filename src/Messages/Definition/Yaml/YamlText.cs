namespace Sweep.Messages.Definition;

/// <summary>A text to read as YAML, how errors name it, and how much of it is accepted.</summary>
/// <param name="Text">The YAML.</param>
/// <param name="Source">File name, or the override.</param>
/// <param name="HasPlaces">Errors name line and column.</param>
/// <param name="SizeMax">Most values, aliases expanded.</param>
internal sealed record YamlText(string Text, string Source, bool HasPlaces, long SizeMax)
{
    public const long DefinitionSizeMax = 1_000_000;

    public static YamlText OfFile(string text, string fileName) => new(text, fileName, true, DefinitionSizeMax);

    public static YamlText OfOverride(string value, string source) => new(value, source, false, DefinitionSizeMax);
}
