namespace Sweep.Messages.Definition;

/// <summary>The text is no YAML that can be read further; the reader turns it into a <see cref="DefinitionError"/>.
/// </summary>
internal sealed class YamlRefusedException(Place place, string message) : Exception(message)
{
    public Place Place { get; } = place;
}
