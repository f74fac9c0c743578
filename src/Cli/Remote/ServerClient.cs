using System.Net;
using System.Net.Security;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sweep.Cli.Remote;

/// <summary>Asks a coordinator over HTTP. Tries again where that may help and can do no harm, and follows a coordinator
/// that stands by to the one that leads.</summary>
internal sealed class ServerClient : IDisposable
{
    private const int HopsMax = 3;
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(5);

    private readonly ServerSettings settings;
    private readonly HttpClient http;

    public ServerClient(ServerSettings settings)
    {
        this.settings = settings;
        http = new HttpClient(new SocketsHttpHandler
        {
            // A redirection by the handler would lose the token, or carry it to where it does not belong.
            AllowAutoRedirect = false,
            ConnectTimeout = ConnectTime,
            SslOptions = settings.Tls ?? new SslClientAuthenticationOptions(),
        })
        {
            Timeout = settings.Patience,
        };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
    }

    public Uri Server => settings.Server;

    private static string UserAgent =>
        $"sweep/{Messages.ProgramVersion.Current.Split('+')[0]}";

    /// <summary>The answer as it came, and as the record that it is.</summary>
    /// <exception cref="ServerException">No answer, a refusal, or an answer that this version cannot read.</exception>
    public Answer<T> Ask<T>(ServerRequest request, JsonTypeInfo<T> type)
    {
        using var response = Open(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        var text = ServerFailures.Reading(Server, reader.ReadToEnd);
        try
        {
            var value = JsonSerializer.Deserialize(text, type);
            return value is null ? throw ServerFailures.Unreadable(Server, "null") : new Answer<T>(value, text);
        }
        catch (JsonException unreadable)
        {
            throw ServerFailures.Unreadable(Server, unreadable.Message);
        }
    }

    /// <summary>The answer's head has come and says that all is well; its body is read by the caller.</summary>
    /// <exception cref="ServerException">No answer, or a refusal.</exception>
    public HttpResponseMessage Open(ServerRequest request)
    {
        for (var tries = 0; ; tries++)
        {
            var (response, failure) = Try(request);
            if (failure is null) return response!;
            if (WaitBeforeTry(tries, request, failure) is not { } wait) throw failure.ToException();
            settings.Pause(wait);
        }
    }

    /// <summary>As <see cref="Open"/>, for a caller that has its own way of trying again.</summary>
    public HttpResponseMessage OpenOnce(ServerRequest request)
    {
        var (response, failure) = Try(request);
        return failure is null ? response! : throw failure.ToException();
    }

    public void Dispose() => http.Dispose();

    private TimeSpan? WaitBeforeTry(int tries, ServerRequest request, ServerFailure failure)
    {
        if (failure.MayHaveBeenDone && request.Method != HttpMethod.Get) return null;
        var waits = failure.Kind switch
        {
            ServerFailureKind.Unreachable => settings.Retries.Unreachable,
            ServerFailureKind.Unavailable => settings.Retries.Unavailable,
            _ => [],
        };
        return tries < waits.Length ? RetrySchedule.Wait(waits[tries], failure.RetryAfter) : null;
    }

    private (HttpResponseMessage? Response, ServerFailure? Failure) Try(ServerRequest request)
    {
        var target = new Uri(settings.Server, request.Path.TrimStart('/'));
        for (var hop = 0; hop < HopsMax; hop++)
        {
            HttpResponseMessage response;
            try
            {
                response = http.Send(
                    request.ToMessage(target, settings.Token), HttpCompletionOption.ResponseHeadersRead);
            }
            catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException)
            {
                return (null, AfterHops(hop, ServerFailures.Of(target, failed)));
            }

            if (response.IsSuccessStatusCode) return (response, null);
            using (response)
            {
                var failure = ServerFailures.Of(target, response);
                if (failure.Leader is null) return (null, failure);
                target = Next(target, failure.Leader, request.Path);
            }
        }

        return (null, ServerFailures.Astray(settings.Server, HopsMax));
    }

    /// <summary>A leader that was named and does not answer is about to be replaced.</summary>
    private static ServerFailure AfterHops(int hop, ServerFailure failure) =>
        hop > 0 && failure.Kind == ServerFailureKind.Unreachable
            ? failure with { Kind = ServerFailureKind.Unavailable }
            : failure;

    /// <summary>Where the leader takes the same request. A token never goes from an encrypted connection to a plain
    /// one.</summary>
    private static Uri Next(Uri from, Uri leader, string path)
    {
        if (from.Scheme == Uri.UriSchemeHttps && leader.Scheme != Uri.UriSchemeHttps)
            throw ServerFailures.Downgrade(from, leader);
        return leader.PathAndQuery.Length > 1 ? leader : new Uri(leader, path);
    }
}
