using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep drain</c>: a node saves what it trains, gives it back and leaves.</summary>
internal static class DrainVerb
{
    public static Verb Create(Terminal terminal)
    {
        var node = Arguments.NodeName(terminal);
        var wait = new Option<bool>("--wait") { Description = "Return only when the node has left." };
        var command = new ServerCommand(
            "drain", "Lets a node leave: it gets no more trials, saves what runs and gives it back.", node, wait)
            .Does(terminal, call => new Drain(call, call.Parsed.GetRequiredValue(node)).Execute(
                call.Parsed.GetValue(wait)));
        return new Verb(command, "sweep drain gpu-a", "sweep drain gpu-a --wait && ssh gpu-a sudo reboot");
    }
}
