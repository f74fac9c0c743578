namespace Sweep.Messages.Definition;

/// <summary>What the readers of one block share.</summary>
internal sealed record BlockContext(YamlNode Node, string Path, TrainerOptions Trainer, DefinitionErrors Errors)
{
    public void Add(Place place, string message) => Errors.Add(place, message);
}
