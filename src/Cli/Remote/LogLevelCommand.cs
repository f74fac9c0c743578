using System.Text.Json;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>Asks a coordinator what it logs, or to log something else.</summary>
internal sealed class LogLevelCommand(ServerCall call, string? node)
{
    /// <param name="wanted">Null: only look.</param>
    public int Execute(LogDetail? wanted)
    {
        if (wanted is not { } level)
        {
            return node is null
                ? Print(call.Client.Ask(ServerRequest.Get(ApiRoutes.LogLevel), ApiJson.Default.LogLevelEntry))
                : throw new RefusedException("--node: a level is needed too, e.g. sweep log-level debug "
                    + $"--node {node}. A node tells nobody what it logs.");
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(
            new LogLevelEntry { Level = level }, ApiJson.Default.LogLevelEntry);
        return node is null
            ? Print(call.Client.Ask(ServerRequest.Put(ApiRoutes.LogLevel, body), ApiJson.Default.LogLevelEntry))
            : call.Print(
                call.Client.Ask(ServerRequest.Put(ApiRoutes.NodeLogLevel(node), body), ApiJson.Default.ChangeReply),
                reply => reply.Message);
    }

    private int Print(Answer<LogLevelEntry> answer) =>
        call.Print(answer, entry => entry.Level.ToString().ToLowerInvariant());
}
