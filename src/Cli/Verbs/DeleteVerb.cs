using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Remote;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep delete</c>: a sweep and all that is kept of it goes away.</summary>
internal static class DeleteVerb
{
    public static Verb Create(Terminal terminal)
    {
        var name = Arguments.SweepName(terminal);
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var command = new ServerCommand(
            "delete", "Stops a sweep and removes everything that is kept of it; asks before.", name, yes)
            .Does(terminal, call =>
            {
                var sweep = call.Parsed.GetRequiredValue(name);
                if (!call.Parsed.GetValue(yes) && !IsMeant(call, sweep)) return ExitCode.Refused;
                return call.Print(
                    call.Client.AskAbout(
                        sweep, ServerRequest.Delete(ApiRoutes.Sweep(sweep)), ApiJson.Default.ChangeReply),
                    reply => reply.Message);
            });
        return new Verb(command, "sweep delete quickstart", "sweep delete quickstart --yes");
    }

    private static bool IsMeant(ServerCall call, string name)
    {
        var terminal = call.Terminal;
        if (!terminal.IsInteractive)
            throw new RefusedException($"what is deleted cannot come back: give --yes to delete '{name}' unasked.");
        var request = ServerRequest.Get(ApiRoutes.Sweep(name));
        var sweep = call.Client.AskAbout(name, request, ApiJson.Default.SweepDetail).Value.Sweep;
        terminal.Error.Write($"Delete '{name}' ({SweepWords.Of(sweep.Status)}, "
            + $"{Plural.Of(sweep.Trials, "trial")}) with all of its results? It cannot come back. [y/N] ");
        terminal.Error.Flush();
        var isMeant = terminal.Input.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
        if (!isMeant) terminal.Error.WriteLine("nothing was deleted.");
        return isMeant;
    }
}
