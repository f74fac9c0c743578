using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.CommandLine.Completion;
using Sweep.Cli.Progress;
using Sweep.Cli.Remote;
using Sweep.Cli.Rendering;
using Sweep.Cli.Results;
using Sweep.Cli.Terminals;
using Sweep.Cli.Watching;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep results</c>: the comparison of a finished or running sweep, from its journal or its coordinator.
/// </summary>
internal static class ResultsVerb
{
    public static Verb Create(Terminal terminal)
    {
        var place = Arguments.FolderOrSweep(terminal);
        var json = Arguments.Json();
        var output = new Option<string?>("--out", "-o")
        {
            Description = "Fetch trials.csv, reports.csv, attempts.csv and summary.json from the coordinator into DIR.",
            HelpName = "DIR",
            CompletionSources = { ShellKinds.OfFolders },
        };
        var command = new PlacedCommand(
            "results", "Prints the comparison of a sweep's configurations, also while it runs.", place, output)
        {
            Json = json,
        };
        command.Does(
            terminal,
            here: parsed => parsed.GetValue(output) is null
                ? FromFolder(parsed.GetRequiredValue(place), parsed.GetValue(json), terminal)
                : throw new RefusedException("--out fetches from a coordinator: give --server URL too; a folder of "
                    + "'sweep run' has its files already."),
            there: call => FromServer(call, call.Parsed.GetRequiredValue(place), call.Parsed.GetValue(output)));
        return new Verb(
            command,
            "sweep results results",
            "sweep results results --json | jq '.configs[0]'",
            "sweep results quickstart --server http://127.0.0.1:8431 --out quickstart");
    }

    private static int FromFolder(string folder, bool isJson, Terminal terminal)
    {
        using var results = ResultFolder.Open(folder);
        if (isJson)
        {
            terminal.Output.Write(new RunResults(results.Grid, results.Journal).SummaryJson());
            return ExitCode.Done;
        }

        var progress = new RunProgress(results.Grid);
        progress.Replay(results.Journal.Read());
        terminal.Output.Write(Ending.Compose(progress, terminal));
        return ExitCode.Done;
    }

    private static int FromServer(ServerCall call, string name, string? folder)
    {
        var terminal = call.Terminal;
        if (folder is not null) RemoteFiles.Fetch(call.Client, name, folder);
        var results = RemoteResults.Ask(call.Client, name);
        terminal.Output.Write(call.IsJson ? results.Json : results.Compose(terminal));
        if (folder is not null && !call.IsJson)
            terminal.Output.WriteLine(WordWrap.Fold(RemoteFiles.Describe(folder), terminal.OutputColumns));
        return ExitCode.Done;
    }
}
