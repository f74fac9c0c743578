using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Progress;
using Sweep.Cli.Rendering;
using Sweep.Cli.Results;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep results</c>: the comparison of a finished or running sweep, from its journal.</summary>
internal static class ResultsVerb
{
    public static Verb Create(Terminal terminal)
    {
        var folder = Arguments.ResultFolder();
        var json = Arguments.Json();
        var command = new Command("results", "Prints the comparison of a sweep's configurations, also while it runs.")
        {
            folder, json,
        };
        command.SetAction(parsed =>
        {
            using var results = ResultFolder.Open(parsed.GetRequiredValue(folder));
            if (parsed.GetValue(json))
            {
                terminal.Output.Write(new RunResults(results.Grid, results.Journal).SummaryJson());
                return ExitCode.Done;
            }

            var progress = new RunProgress(results.Grid);
            progress.Replay(results.Journal.Read());
            terminal.Output.Write(Ending.Compose(progress, terminal));
            return ExitCode.Done;
        });
        return new Verb(command, "sweep results results", "sweep results results --json | jq '.configs[0]'");
    }
}
