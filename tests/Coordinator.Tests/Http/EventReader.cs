using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sweep.Coordinator.Tests.Http;

/// <summary>Reads server-sent events as a browser does.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;
    private readonly CancellationTokenSource timeout = new(TimeSpan.FromSeconds(60));

    private EventReader(HttpResponseMessage response, Stream stream) =>
        (this.response, reader) = (response, new StreamReader(stream));

    public static async Task<EventReader> Open(HttpClient client, string path, string? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastId is not null) request.Headers.Add("Last-Event-ID", lastId);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Null when the stream has ended.</summary>
    public async Task<Event?> Next()
    {
        var fields = new Dictionary<string, string>();
        while (await reader.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.Length == 0 && fields.Count > 0) return new Event(fields["id"], fields["event"], fields["data"]);
            if (line.Length == 0 || line[0] == ':') continue;
            var parts = line.Split(": ", 2);
            fields[parts[0]] = parts[1];
        }

        return null;
    }

    /// <summary>The next one of a kind, whatever comes before it.</summary>
    public async Task<Event> Next(string kind)
    {
        while (true)
        {
            var next = (await Next()).ShouldNotBeNull($"the stream ended before an event '{kind}'");
            if (next.Kind == kind) return next;
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
        timeout.Dispose();
    }

    internal sealed record Event(string Id, string Kind, string Data)
    {
        public T Read<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Data, type)!;
    }
}
