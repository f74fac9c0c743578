using System.Net;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>Why a try did not succeed.</summary>
/// <param name="Message">For people: which server, the reason, the remedy.</param>
internal sealed record ServerFailure(ServerFailureKind Kind, string Message)
{
    public HttpStatusCode? Status { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>Another coordinator that answers, if one was named.</summary>
    public Uri? Leader { get; init; }

    /// <summary>How long the coordinator asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The request had been sent when the connection broke, so nobody knows what came of it.</summary>
    public bool MayHaveBeenDone { get; init; }

    public ServerException ToException() => new(
        Message, Kind == ServerFailureKind.Refused ? ExitCode.Refused : ExitCode.Unreachable)
    {
        Status = Status,
        Problem = Problem,
    };
}
