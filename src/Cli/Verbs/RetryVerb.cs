using System.CommandLine;
using System.Text.Json;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep retry</c>: failed trials run again.</summary>
internal static class RetryVerb
{
    public static Verb Create(Terminal terminal)
    {
        var name = Arguments.SweepName(terminal);
        var reason = new Option<string?>("--reason")
        {
            Description = "Only trials whose failure says this, whatever its case.",
            HelpName = "TEXT",
        };
        var trials = Arguments.Trials();
        var command = new ServerCommand(
            "retry", "Runs failed trials again: all of them, some, or those that failed for one reason.",
            name, reason, trials).Does(terminal, call =>
        {
            var sweep = call.Parsed.GetRequiredValue(name);
            var chosen = call.Parsed.GetValue(trials) ?? [];
            var body = new RetryRequest
            {
                Reason = call.Parsed.GetValue(reason),
                Trials = chosen.Length == 0 ? null : [.. chosen],
            };
            var request = ServerRequest.Post(
                ApiRoutes.SweepVerb(sweep, "retry"),
                JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Default.RetryRequest), "application/json");
            return call.Print(
                call.Client.AskAbout(sweep, request, ApiJson.Default.ChangeReply), reply => reply.Message);
        });
        return new Verb(
            command,
            "sweep retry quickstart",
            "sweep retry quickstart --reason 'out of memory'",
            "sweep retry quickstart --trial 7 --trial 12");
    }
}
