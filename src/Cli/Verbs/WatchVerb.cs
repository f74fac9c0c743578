using Sweep.Cli.CommandLine;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;
using Sweep.Cli.Watching;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep watch</c>: the live view of <c>sweep run</c>, from afar.</summary>
internal static class WatchVerb
{
    public static Verb Create(Terminal terminal)
    {
        var name = Arguments.SweepName(terminal);
        var command = new ServerCommand(
            "watch", "Follows a sweep live to its end and prints its comparison; the sweep does not need its viewer.",
            name)
            .Does(terminal, call => new WatchCommand(call, call.Parsed.GetRequiredValue(name)).Execute());
        return new Verb(command, "sweep watch quickstart", "sweep watch quickstart --json | jq .event");
    }
}
