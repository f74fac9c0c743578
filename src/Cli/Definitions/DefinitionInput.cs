using Sweep.Cli.Terminals;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Cli.Definitions;

/// <summary>Reads the FILE argument of a verb. Everything that is wrong with it is shown at once, each error with its
/// line.</summary>
internal static class DefinitionInput
{
    public const string StandardInput = "-";

    /// <exception cref="RefusedException">The file cannot be read, or the definition is not valid.</exception>
    /// <param name="file">A path, or <see cref="StandardInput"/>.</param>
    /// <param name="overrides"><c>path=value</c> each.</param>
    /// <param name="terminal">Where errors and warnings are shown.</param>
    /// <param name="isForCluster">It must be in the form of a Kubernetes resource.</param>
    public static SweepDefinition Read(
        string file, IReadOnlyList<string> overrides, Terminal terminal, bool isForCluster = false)
    {
        var isStandardInput = file == StandardInput;
        var (name, text) = ReadText(file, terminal);
        var result = isStandardInput
            ? DefinitionReader.Read(text, name, overrides)
            : DefinitionReader.ReadFile(file, overrides);
        switch (result)
        {
            case DefinitionResult.Valid valid:
                Show(valid.Warnings, "warning: ", text, terminal);
                RefuseIntricate(valid.Definition, name);
                if (isForCluster) RefuseShortForms(text, name, overrides, terminal);
                return valid.Definition;
            case DefinitionResult.Refused refused:
                Show(refused.Errors, "", text, terminal);
                var count = refused.Errors.Length == 1 ? "1 error" : $"{refused.Errors.Length} errors";
                throw new RefusedException($"{name} is refused: {count}; nothing was run.");
            case var other:
                throw new InvalidOperationException($"unknown result of reading a definition: {other}");
        }
    }

    /// <summary>The definition as it is written, and how errors name it.</summary>
    /// <exception cref="RefusedException">The file cannot be read.</exception>
    public static (string Name, string Text) ReadText(string file, Terminal terminal) => file == StandardInput
        ? ("(standard input)", terminal.Input.ReadToEnd())
        : (file, ReadFile(file));

    /// <summary>Writes what is wrong; on a terminal with the line that it is about.</summary>
    public static void Show(IEnumerable<DefinitionError> errors, string kind, string text, Terminal terminal)
    {
        foreach (var error in errors)
        {
            var place = error with { Message = kind + error.Message };
            terminal.Error.WriteLine(place.ToString());
            if (terminal.IsLive && SourceExcerpt.Of(error, text, terminal.Size().Columns) is { } excerpt)
                terminal.Error.WriteLine(excerpt);
        }
    }

    private static void RefuseShortForms(
        string text, string name, IReadOnlyList<string> overrides, Terminal terminal)
    {
        var errors = ResourceCheck.Errors(text, name, overrides);
        if (errors.IsEmpty) return;

        Show(errors, "", text, terminal);
        throw new RefusedException($"{name} is a valid definition, but no Kubernetes resource; "
            + "'sweep export --kube FILE' writes it as one.");
    }

    /// <summary>How blocks overlap is known only to the grid; counting it here makes every verb refuse alike.</summary>
    private static void RefuseIntricate(SweepDefinition definition, string name)
    {
        try
        {
            _ = Grid.Expand(definition);
        }
        catch (IntricateGridException intricate)
        {
            throw new RefusedException($"{name} is refused: {intricate.Message}; nothing was run.");
        }
    }

    private static string ReadFile(string file)
    {
        if (Directory.Exists(file))
            throw new RefusedException($"{file} is a folder: name the definition, a YAML file.");
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedException($"there is no file {file}: name the definition, a YAML file.{Nearby(file)}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{file} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>A misspelt file is the commonest mistake of all.</summary>
    private static string Nearby(string file)
    {
        var folder = Path.GetDirectoryName(file) is { Length: > 0 } named ? named : ".";
        if (!Directory.Exists(folder)) return $" ({folder} does not exist.)";
        var names = Directory.EnumerateFiles(folder, "*.yaml").Select(path => Path.GetFileName(path)!);
        var nearest = CommandLine.NearestName.Of(Path.GetFileName(file), names);
        return nearest is null ? "" : $" Did you mean {Path.Combine(Path.GetDirectoryName(file) ?? "", nearest)}?";
    }
}
