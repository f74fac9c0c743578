using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.CommandLine.Completion;
using Sweep.Cli.Running;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep run</c>: expands, trains, stops what diverges, compares.</summary>
internal static class RunVerb
{
    public static Verb Create(Terminal terminal, SweepStarter start)
    {
        var file = Arguments.DefinitionFile();
        var output = new Option<string?>("--out", "-o")
        {
            Description = "Folder for the results. Run again with the same one to go on after an interruption.",
            HelpName = "DIR",
            CompletionSources = { ShellKinds.OfFolders },
        };
        var workers = Arguments.Workers();
        var overrides = Arguments.Overrides();
        var data = Arguments.DataFolder();
        var json = Arguments.Json();
        var command = new Command("run", "Runs a sweep, or goes on with one, and compares its configurations.")
        {
            file, output, workers, overrides, data, json,
        };
        command.SetAction(parsed => new RunCommand(
            new RunRequest
            {
                File = parsed.GetRequiredValue(file),
                OutputFolder = parsed.GetValue(output),
                Workers = parsed.GetValue(workers),
                Overrides = parsed.GetValue(overrides) ?? [],
                DataFolder = parsed.GetValue(data),
                IsJson = parsed.GetValue(json),
                CommandText = ShellText.Command(terminal.Program, parsed.Tokens.Select(token => token.Value)),
            },
            terminal,
            start).Execute());
        return new Verb(
            command,
            "sweep run examples/quickstart.yaml",
            "sweep run examples/optimizers.yaml --data ../shared/data --out results",
            "sweep run sweep.yaml --set trainer.steps=500 --set seeds=3 --workers 1",
            "sweep run - --json < sweep.yaml | jq '.configs[0]'");
    }
}
