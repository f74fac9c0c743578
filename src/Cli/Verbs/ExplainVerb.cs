using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Remote;
using Sweep.Cli.Results;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep explain</c>: what became of one trial, and why; from a folder or from a coordinator.</summary>
internal static class ExplainVerb
{
    public static Verb Create(Terminal terminal)
    {
        var place = Arguments.FolderOrSweep(terminal);
        var trial = Arguments.Trial();
        var json = new Option<bool>("--json") { Description = "Print a coordinator's answer as JSON." };
        var command = new PlacedCommand(
            "explain", "Says what became of a trial and why: rule, values, step, curve.", place, trial)
        {
            Json = json,
        };
        command.Does(
            terminal,
            here: parsed => parsed.GetValue(json)
                ? throw new RefusedException("--json is what a coordinator answers: give --server URL too.")
                : FromFolder(parsed.GetRequiredValue(place), parsed.GetValue(trial), terminal),
            there: call => FromServer(call, call.Parsed.GetRequiredValue(place), call.Parsed.GetValue(trial)));
        return new Verb(
            command,
            "sweep explain results 7",
            "sweep explain results trial-0007",
            "sweep explain quickstart 7 --server http://127.0.0.1:8431");
    }

    private static int FromFolder(string folder, long trial, Terminal terminal)
    {
        using var results = ResultFolder.Open(folder);
        if (trial >= results.Grid.TrialCount)
        {
            throw new RefusedException(
                $"there is no trial {trial}: this sweep's trials are 0 to {results.Grid.TrialCount - 1}.");
        }

        var told = TrialStory.Of(results, new(trial)).Tell();
        terminal.Output.Write(TrialText.Compose(told, terminal.Glyphs, terminal.OutputColumns));
        return ExitCode.Done;
    }

    private static int FromServer(ServerCall call, string name, long trial)
    {
        var terminal = call.Terminal;
        var request = ServerRequest.Get(ApiRoutes.Explanation(name, trial));
        return call.Print(
            call.Client.AskAbout(name, request, ApiJson.Default.TrialExplanation),
            story => TrialText.Compose(RemoteTrial.Tell(story), terminal.Glyphs, terminal.OutputColumns));
    }
}
