using Sweep.Cli.CommandLine;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;
using Sweep.Cli.Watching;
using Sweep.Messages.Api;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep status</c>: how one sweep stands now.</summary>
internal static class StatusVerb
{
    public static Verb Create(Terminal terminal)
    {
        var name = Arguments.SweepName(terminal);
        var command = new ServerCommand(
            "status", "Says how a sweep stands: what is done, what runs, what leads, what is wrong.", name)
            .Does(terminal, call =>
            {
                var sweep = call.Parsed.GetRequiredValue(name);
                var request = ServerRequest.Get(ApiRoutes.Sweep(sweep));
                return call.Print(
                    call.Client.AskAbout(sweep, request, ApiJson.Default.SweepDetail),
                    detail => StatusPage.Compose(detail, terminal));
            });
        return new Verb(command, "sweep status quickstart", "sweep status quickstart --json | jq .sweep.counts");
    }
}
