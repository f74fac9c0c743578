using System.Net;
using System.Text.Json;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>Turns what went wrong between here and a coordinator into sentences: which server, the reason, the remedy.
/// </summary>
internal static class ServerFailures
{
    private const int DetailMax = 2000;

    /// <summary>No answer came.</summary>
    public static ServerFailure Of(Uri target, Exception failed)
    {
        var server = Name(target);
        return failed switch
        {
            OperationCanceledException => new(ServerFailureKind.Unavailable,
                $"{server} took the request but did not answer in time; is the machine overloaded?")
            {
                MayHaveBeenDone = true,
            },
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new(
                ServerFailureKind.Refused, $"{server}: there is no machine of the name '{target.Host}'; check "
                    + $"--server or {ServerAddress.Variable}."),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } tls => new(
                ServerFailureKind.Refused, ConnectionWords.Insecure(server, tls)),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } refused => new(
                ServerFailureKind.Unreachable, $"{server} cannot be reached: {ConnectionWords.Reason(refused)}. Is "
                    + $"'sweep coordinator' running there? --server or {ServerAddress.Variable} names another."),
            _ => new(ServerFailureKind.Unreachable,
                $"{server} broke the connection: {ConnectionWords.Reason(failed)}. {ConnectionWords.Hint(target)}")
            {
                MayHaveBeenDone = true,
            },
        };
    }

    /// <summary>An answer came, and it is none that was hoped for.</summary>
    public static ServerFailure Of(Uri target, HttpResponseMessage response)
    {
        var problem = ProblemIn(response);
        var kind = response.StatusCode switch
        {
            HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
                or HttpStatusCode.GatewayTimeout => ServerFailureKind.Unavailable,
            >= HttpStatusCode.InternalServerError => ServerFailureKind.Broken,
            _ => ServerFailureKind.Refused,
        };
        return new ServerFailure(kind, Message(target, response, problem))
        {
            Status = response.StatusCode,
            Problem = problem,
            Leader = LeaderIn(target, response, problem),
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    public static ServerFailure Astray(Uri server, int hops) => new(ServerFailureKind.Unavailable,
        $"{Name(server)} points to a leader that points on, {hops} times; try again when the coordinators agree.");

    public static ServerException Downgrade(Uri from, Uri leader) => new(
        $"{Name(from)} points to a leader without TLS, {Name(leader)}: the token is not sent there. Start each "
        + "coordinator with an https address.", ExitCode.Refused);

    public static ServerException Unreadable(Uri server, string reason) => new(
        $"{Name(server)} answered what sweep {Messages.ProgramVersion.Current.Split('+')[0]} cannot read ({reason}). "
        + $"'curl {Name(server)}{ApiRoutes.Ready}' says what runs there; use the same version on both sides.",
        ExitCode.Refused);

    /// <summary>Reads a body; a connection that breaks in between is an operating failure.</summary>
    public static T Reading<T>(Uri server, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw Of(server, broken).ToException();
        }
    }

    private static string Message(Uri target, HttpResponseMessage response, Problem? problem)
    {
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        if (problem is null)
        {
            return $"{Name(target)} answered {status}, but not as a coordinator of sweep does; check "
                + $"--server or {ServerAddress.Variable}, and that no proxy stands between.";
        }

        var place = problem.Errors is { IsDefaultOrEmpty: false } ? "" : $"{Name(target)}: ";
        var remedy = response.StatusCode == HttpStatusCode.Unauthorized
            ? $"Set {ServerToken.Variable}, or give --token-file FILE."
            : problem.Remedy;
        return $"{place}{Sentence(problem.Detail)} {remedy}".TrimEnd();
    }

    private static string Sentence(string text)
    {
        var shown = text.Length <= DetailMax ? text : text[..DetailMax] + "...";
        return shown.Length > 0 && !".!?".Contains(shown[^1], StringComparison.Ordinal) ? shown + "." : shown;
    }

    private static Uri? LeaderIn(Uri target, HttpResponseMessage response, Problem? problem)
    {
        if (response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            && response.Headers.Location is { } location)
        {
            return new Uri(target, location);
        }

        return response.StatusCode == HttpStatusCode.ServiceUnavailable
            && Uri.TryCreate(problem?.Leader, UriKind.Absolute, out var leader) && leader.Scheme is "http" or "https"
                ? leader
                : null;
    }

    private static Problem? ProblemIn(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType != Problem.ContentType) return null;
        try
        {
            using var reader = new StreamReader(response.Content.ReadAsStream());
            return JsonSerializer.Deserialize(reader.ReadToEnd(), ApiJson.Default.Problem);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or HttpRequestException)
        {
            return null;
        }
    }

    private static string Name(Uri target) => target.GetLeftPart(UriPartial.Authority);
}
