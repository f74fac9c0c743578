using System.Text;

namespace Sweep.Messages.Definition;

/// <summary>Reads a sweep definition: one YAML file, checked as a whole, so that its author sees every error at once.
/// </summary>
public static class DefinitionReader
{
    /// <summary>Larger files are refused.</summary>
    public const int FileBytesMax = 4 * 1024 * 1024;

    /// <param name="yamlText">The file's text.</param>
    /// <param name="fileName">How errors name the file.</param>
    /// <param name="overrides"><c>path=value</c> each, applied in order; a path begins at spec, with or without it.
    /// </param>
    public static DefinitionResult Read(string yamlText, string fileName, IReadOnlyList<string> overrides)
    {
        if (Encoding.UTF8.GetByteCount(yamlText) > FileBytesMax) return Refused(fileName, TooLarge);

        return Read(YamlText.OfFile(yamlText.TrimStart('\uFEFF'), fileName), overrides);
    }

    /// <summary>Reads the file; one that cannot be read is an error of the result, not an exception.</summary>
    public static DefinitionResult ReadFile(string path, IReadOnlyList<string> overrides)
    {
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path)) return Refused(path, "this is a folder; name the definition inside of it");
            if (!file.Exists) return Refused(path, "there is no such file; check the path");
            if (file.Length > FileBytesMax) return Refused(path, TooLarge);

            var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return Read(File.ReadAllText(path, encoding), path, overrides);
        }
        catch (DecoderFallbackException)
        {
            return Refused(path, "this is no text in UTF-8; save it in that encoding");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refused(path, $"the file cannot be read: {exception.Message}");
        }
    }

    internal static DefinitionResult Read(YamlText text, IReadOnlyList<string> overrides)
    {
        var errors = new DefinitionErrors();
        SweepDefinition? definition = null;
        try
        {
            var root = Overrides.Apply(YamlComposer.Compose(text, errors), overrides, errors);
            definition = ReadRoot(root, errors);
        }
        catch (YamlRefusedException exception)
        {
            errors.Add(exception.Place, exception.Message);
        }

        return definition is null || errors.Count > 0
            ? new DefinitionResult.Refused(errors.Errors)
            : new DefinitionResult.Valid(definition, errors.Warnings);
    }

    private static string TooLarge =>
        FormattableString.Invariant($"the definition is larger than {FileBytesMax / 1024 / 1024} MiB; ")
        + "use axes, zip and exclude instead of long lists";

    private static DefinitionResult.Refused Refused(string file, string message) =>
        new([new DefinitionError(file, 0, 0, message)]);

    private static SweepDefinition? ReadRoot(YamlNode root, DefinitionErrors errors)
    {
        if (FieldReader.Of(root, "", DefinitionFields.Root, errors) is not { } file) return null;

        file.Word("apiVersion");
        file.Word("kind");
        var name = file.Inside("metadata")?.Word("name") ?? "";
        if (file.Inside("spec") is not { } spec) return null;

        var limits = new LimitsReader(spec, errors);
        limits.CheckOnlyType("scheduler", "none", "every trial runs to its end");
        limits.CheckOnlyType("sampler", "grid", "every configuration runs");
        var trainer = TrainerReader.Read(spec.Inside("trainer"), errors);
        var placement = new PlacementReader(spec, errors);
        foreach (var field in ClusterFields.All) spec.Value(field.Name);
        var seeds = SeedsReader.Read(spec.Node("seeds"), errors);
        return new SweepDefinition
        {
            Name = name,
            Trainer = trainer,
            Objective = limits.ReadObjective(),
            Grid = new GridReader(trainer, errors).Read(spec.Node("grid"), seeds.Length),
            Seeds = seeds,
            Divergence = limits.ReadDivergence(),
            Budget = limits.ReadBudget(),
            Parallelism = (int?)spec.Whole("parallelism"),
            Retries = placement.ReadRetries(),
            Priority = (int)(spec.Whole("priority") ?? 0),
            Placement = placement.ReadPlacement(),
            Checkpoints = placement.ReadCheckpoints(),
        };
    }
}
