using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Results;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep explain</c>: what became of one trial, and why.</summary>
internal static class ExplainVerb
{
    public static Verb Create(Terminal terminal)
    {
        var folder = Arguments.ResultFolder();
        var trial = Arguments.Trial();
        var command = new Command("explain", "Says what became of a trial and why: rule, values, step, curve.")
        {
            folder, trial,
        };
        command.SetAction(parsed =>
        {
            using var results = ResultFolder.Open(parsed.GetRequiredValue(folder));
            var number = parsed.GetValue(trial);
            if (number >= results.Grid.TrialCount)
            {
                throw new RefusedException(
                    $"there is no trial {number}: this sweep's trials are 0 to {results.Grid.TrialCount - 1}.");
            }

            terminal.Output.Write(TrialStory.Of(results, new(number)).Compose(terminal.Glyphs, terminal.OutputColumns));
            return ExitCode.Done;
        });
        return new Verb(command, "sweep explain results 7", "sweep explain results trial-0007");
    }
}
