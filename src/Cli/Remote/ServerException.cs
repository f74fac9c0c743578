using System.Net;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>A coordinator did not answer, or refused. The message names it, the reason and the remedy.</summary>
internal sealed class ServerException(string message, int exitCode) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>Null when no answer came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>What the coordinator said; null when it said nothing that this version can read.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Asking again later may help.</summary>
    public bool IsPassing => ExitCode == Cli.ExitCode.Unreachable;

    /// <summary>A name was not known, and the coordinator suggested none.</summary>
    public bool LacksSuggestion =>
        Status == HttpStatusCode.NotFound && !Message.Contains("Did you mean", StringComparison.Ordinal);

    /// <summary>The same with a further sentence.</summary>
    public ServerException With(string sentence) =>
        new(Message + sentence, ExitCode) { Status = Status, Problem = Problem };
}
