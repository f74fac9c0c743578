using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;
using Sweep.Cli.Watching;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep submit</c>: hands a definition to a coordinator.</summary>
internal static class SubmitVerb
{
    public static Verb Create(Terminal terminal)
    {
        var file = Arguments.DefinitionFile();
        var overrides = Arguments.Overrides();
        var watch = new Option<bool>("--watch") { Description = "Then watch it to its end, as 'sweep watch' does." };
        var command = new ServerCommand(
            "submit", "Hands a sweep to a coordinator; submitting it again changes nothing, more cells extend it.",
            file, overrides, watch).Does(terminal, call =>
        {
            var reply = new Submission(
                call.Parsed.GetRequiredValue(file), call.Parsed.GetValue(overrides) ?? []).Send(call);
            return call.Parsed.GetValue(watch) && reply.Sweep is { } sweep
                ? new WatchCommand(call, sweep.Name).Execute()
                : ExitCode.Done;
        });
        return new Verb(
            command,
            "sweep submit examples/quickstart.yaml --server http://127.0.0.1:8431",
            "sweep submit sweep.yaml --set seeds=10 --watch");
    }
}
