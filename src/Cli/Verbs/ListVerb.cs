using Sweep.Cli.CommandLine;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep list</c>: the sweeps of a coordinator, newest first.</summary>
internal static class ListVerb
{
    public static Verb Create(Terminal terminal) => new(
        new ServerCommand("list", "Lists a coordinator's sweeps, newest first.").Does(terminal, call => call.Print(
            Pages.All(call.Client, ApiRoutes.Sweeps, ApiJson.Default.PageSweepEntry),
            sweeps => SweepTable.Render(sweeps, terminal))),
        "sweep list --server http://127.0.0.1:8431",
        "sweep list --json | jq -r '.items[] | select(.status == \"Failed\").name'");
}
