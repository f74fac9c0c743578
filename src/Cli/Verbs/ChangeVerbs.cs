using System.CommandLine;
using System.Text.Json;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep stop</c>, <c>pause</c> and <c>resume</c>: one request each.</summary>
internal static class ChangeVerbs
{
    public static Verb Stop(Terminal terminal) => WithReason(
        terminal, "stop", "Ends a sweep: what runs is cancelled, what is finished is kept.", "out of budget");

    public static Verb Pause(Terminal terminal) => WithReason(
        terminal, "pause", "Saves what runs and starts nothing new until 'sweep resume'.", "the machines are needed");

    public static Verb Resume(Terminal terminal)
    {
        var name = Arguments.SweepName(terminal);
        var command = new ServerCommand("resume", "Goes on with a paused sweep where it stopped.", name);
        command.Does(terminal, call => Send(call, call.Parsed.GetRequiredValue(name), "resume", null));
        return new Verb(command, "sweep resume quickstart");
    }

    private static Verb WithReason(Terminal terminal, string verb, string description, string example)
    {
        var name = Arguments.SweepName(terminal);
        var reason = new Option<string?>("--reason")
        {
            Description = "Why; it is kept and shown with the sweep.",
            HelpName = "TEXT",
        };
        var command = new ServerCommand(verb, description, name, reason);
        command.Does(terminal, call => Send(
            call, call.Parsed.GetRequiredValue(name), verb, new StopRequest(call.Parsed.GetValue(reason))));
        return new Verb(command, $"sweep {verb} quickstart", $"sweep {verb} quickstart --reason '{example}'");
    }

    private static int Send(ServerCall call, string name, string verb, StopRequest? body)
    {
        var path = ApiRoutes.SweepVerb(name, verb);
        var request = body is null
            ? ServerRequest.Post(path)
            : ServerRequest.Post(
                path, JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Default.StopRequest), "application/json");
        return call.Print(
            call.Client.AskAbout(name, request, ApiJson.Default.ChangeReply), reply => reply.Message);
    }
}
