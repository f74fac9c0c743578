using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sweep.Cli.CommandLine.Completion;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.CommandLine;

/// <summary>Arguments and options that several verbs share, with their checks. Each that is completed has its name for
/// the help too: without one the help would list, and so ask for, its completions.</summary>
internal static class Arguments
{
    private const int MostWorkers = 1024;

    public static Argument<string> DefinitionFile() => new("FILE")
    {
        HelpName = "FILE",
        Description = "The sweep's definition, a YAML file; '-' reads it from standard input.",
        CompletionSources = { ShellKinds.OfFiles },
    };

    public static Argument<string> ResultFolder() => new("DIR")
    {
        HelpName = "DIR",
        Description = "A folder that 'sweep run --out DIR' wrote.",
        CompletionSources = { ShellKinds.OfFolders },
    };

    public static Argument<string> FolderOrSweep(Terminal terminal) => new("DIR|NAME")
    {
        HelpName = "DIR|NAME",
        Description = "A folder that 'sweep run --out DIR' wrote, or the name of a coordinator's sweep.",
        CompletionSources = { ShellKinds.OfFolders, RemoteNames.Sweeps(terminal) },
    };

    public static Argument<string> SweepName(Terminal terminal) => new("NAME")
    {
        HelpName = "NAME",
        Description = "The sweep's name: metadata.name of its definition.",
        CompletionSources = { RemoteNames.Sweeps(terminal) },
    };

    public static Option<string[]> Overrides()
    {
        var option = new Option<string[]>("--set")
        {
            Description = "Changes a field of the definition, e.g. --set trainer.steps=500 (may be repeated).",
            HelpName = "path=value",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=') < 1))
                result.AddError($"--set {token.Value}: a path and a value are needed, e.g. --set trainer.steps=500.");
        });
        return option;
    }

    public static Option<int> Workers() => new("--workers", "-w")
    {
        Description = "Trials that run at once, one per core.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = ParseWorkers,
    };

    public static Option<string?> DataFolder() => new("--data")
    {
        Description = "Folder of data sets: holds mnist/ and others. Else SWEEP_DATA, else the user's cache.",
        HelpName = "DIR",
        CompletionSources = { ShellKinds.OfFolders },
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print the content of summary.json instead of the table.",
    };

    /// <summary>A trial's number, also as files and logs spell it: <c>trial-0007</c>.</summary>
    public static Argument<long> Trial() => new("TRIAL")
    {
        Description = "The trial's number, the first column of trials.csv.",
        CustomParser = ParseTrial,
    };

    public static Option<long[]> Trials() => new("--trial")
    {
        Description = "Only this one, by its number (may be repeated).",
        HelpName = "N",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => [.. result.Tokens.Select(token => NumberIn(token.Value, "--trial", result))],
    };

    public static Argument<string> NodeName(Terminal terminal) => new("NODE")
    {
        HelpName = "NODE",
        Description = "The node's name, as 'sweep nodes' lists it.",
        CompletionSources = { RemoteNames.Nodes(terminal) },
    };

    private static long ParseTrial(ArgumentResult result) => NumberIn(result.Tokens[0].Value, "TRIAL", result);

    private static long NumberIn(string text, string what, ArgumentResult result)
    {
        var digits = text.StartsWith("trial-", StringComparison.Ordinal) ? text["trial-".Length..] : text;
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        result.AddError($"{what} '{text}': a trial's number is needed, e.g. 7 or trial-0007.");
        return 0;
    }

    private static int ParseWorkers(ArgumentResult result)
    {
        if (result.Tokens.Count == 0) return Environment.ProcessorCount;
        var text = result.Tokens[0].Value;
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var workers);
        if (isNumber && workers is >= 1 and <= MostWorkers) return workers;
        result.AddError($"--workers {text}: a whole number from 1 to {MostWorkers} is needed, e.g. --workers 2.");
        return 0;
    }
}
