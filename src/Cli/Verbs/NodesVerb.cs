using Sweep.Cli.CommandLine;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep nodes</c>: who trains for a coordinator.</summary>
internal static class NodesVerb
{
    public static Verb Create(Terminal terminal) => new(
        new ServerCommand("nodes", "Lists the nodes that have joined: devices, labels, what they hold.").Does(
            terminal, call => call.Print(
                Pages.All(call.Client, ApiRoutes.Nodes, ApiJson.Default.PageNodeEntry),
                nodes => NodeTable.Render(nodes, terminal))),
        "sweep nodes",
        "sweep nodes --json | jq -r '.items[] | select(.isDraining).node'");
}
