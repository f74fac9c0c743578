using System.Net.Http.Headers;

namespace Sweep.Cli.Remote;

/// <summary>What is asked of a coordinator; it can be sent again.</summary>
/// <param name="Path">As in <see cref="Messages.Api.ApiRoutes"/>, with its query.</param>
internal sealed record ServerRequest(HttpMethod Method, string Path)
{
    public byte[]? Body { get; init; }

    public string? BodyType { get; init; }

    public string Accept { get; init; } = "application/json";

    /// <summary>The last event that came, of a stream that is to go on.</summary>
    public string? LastEvent { get; init; }

    public static ServerRequest Get(string path) => new(HttpMethod.Get, path);

    public static ServerRequest Post(string path) => new(HttpMethod.Post, path);

    public static ServerRequest Post(string path, byte[] body, string type) =>
        new(HttpMethod.Post, path) { Body = body, BodyType = type };

    public static ServerRequest Put(string path, byte[] json) =>
        new(HttpMethod.Put, path) { Body = json, BodyType = "application/json" };

    public static ServerRequest Delete(string path) => new(HttpMethod.Delete, path);

    public HttpRequestMessage ToMessage(Uri target, string? token)
    {
        var message = new HttpRequestMessage(Method, target);
        message.Headers.Accept.ParseAdd(Accept);
        if (token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (LastEvent is { } last) message.Headers.TryAddWithoutValidation("Last-Event-ID", last);
        if (Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(BodyType!);
        }

        return message;
    }
}
