using System.CommandLine.Completions;
using System.Globalization;
using Sweep.Cli.Terminals;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>Names that only a coordinator knows, for completion at a keyboard: quickly, or not at all.</summary>
internal static class RemoteNames
{
    /// <summary>Seconds that a person waits for names after Tab, instead of one.</summary>
    public const string PatienceVariable = "SWEEP_COMPLETION_SECONDS";

    private const double PatienceSecondsMax = 60;

    public static Func<CompletionContext, IEnumerable<CompletionItem>> Sweeps(Terminal terminal) =>
        context => Ask(context, terminal, client =>
            Pages.All(client, ApiRoutes.Sweeps, ApiJson.Default.PageSweepEntry).Value
                .Select(sweep => new CompletionItem(sweep.Name, detail: SweepWords.Of(sweep.Status))));

    public static Func<CompletionContext, IEnumerable<CompletionItem>> Nodes(Terminal terminal) =>
        context => Ask(context, terminal, client =>
            Pages.All(client, ApiRoutes.Nodes, ApiJson.Default.PageNodeEntry).Value
                .Select(node => new CompletionItem(node.Node, detail: node.IsDraining ? "draining" : "")));

    /// <summary>A person who presses Tab wants no error message, whatever is wrong.</summary>
    private static List<CompletionItem> Ask(
        CompletionContext context, Terminal terminal, Func<ServerClient, IEnumerable<CompletionItem>> ask)
    {
        try
        {
            using var client = new ServerClient(Settings(context, terminal));
            return [.. ask(client)];
        }
        catch (Exception silent) when (ErrorReport.Knows(silent))
        {
            return [];
        }
    }

    /// <summary>What is no number of seconds counts as not set: nobody reads an error behind Tab.</summary>
    private static TimeSpan PatienceOf(string? seconds) =>
        double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted)
            && wanted is > 0 and <= PatienceSecondsMax
            ? TimeSpan.FromSeconds(wanted)
            : TimeSpan.FromSeconds(1);

    private static ServerSettings Settings(CompletionContext context, Terminal terminal)
    {
        var typed = context.ParseResult;
        return new ServerSettings
        {
            Server = ServerAddress.Of(
                typed.GetValue<string?>(ServerOptions.ServerName), terminal.Variable(ServerAddress.Variable)),
            Token = ServerToken.Of(
                typed.GetValue<string?>(ServerOptions.TokenFileName), terminal.Variable(ServerToken.Variable)),
            Tls = typed.GetValue<string?>(ServerOptions.AuthorityName) is { } file ? TrustedAuthority.Of(file) : null,
            Patience = PatienceOf(terminal.Variable(PatienceVariable)),
            Retries = RetrySchedule.None,
            Pause = terminal.Pause,
        };
    }
}
