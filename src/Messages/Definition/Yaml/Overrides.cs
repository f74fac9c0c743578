namespace Sweep.Messages.Definition;

/// <summary>Applies <c>--set path=value</c> to a tree. The value is YAML; a path begins at spec unless its first name
/// is a field of the whole file.</summary>
internal static class Overrides
{
    public static YamlNode Apply(YamlNode root, IReadOnlyList<string> overrides, DefinitionErrors errors)
    {
        foreach (var text in overrides)
        {
            try
            {
                root = ApplyOne(root, text, errors);
            }
            catch (YamlRefusedException exception)
            {
                errors.Add(exception.Place, exception.Message);
            }
        }

        return root;
    }

    private static YamlNode ApplyOne(YamlNode root, string text, DefinitionErrors errors)
    {
        var place = new Place($"--set {text}", 0, 0);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || YamlPath.Parse(text[..equals].Trim()) is not { } steps)
        {
            throw new YamlRefusedException(
                place, "expected path=value, such as trainer.steps=100 or grid[0].lr=[0.1,0.2]");
        }

        var value = text[(equals + 1)..];
        if (value.Trim().Length == 0)
        {
            throw new YamlRefusedException(place, "there is no value after '='; give one, such as trainer.steps=100");
        }

        var node = YamlComposer.Compose(YamlText.OfOverride(value, place.Source), errors);
        var isWhole = DefinitionFields.Root.Any(field => field.Name == steps[0]);
        return YamlPath.Set(root, (isWhole ? steps : steps.Insert(0, "spec")).AsSpan(), node, "the definition");
    }
}
