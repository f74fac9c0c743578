using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Sweep.Coordinator.Http.Events;

/// <summary>Server-sent events as the HTML standard has them, gathered and sent together.</summary>
internal sealed class EventWriter(HttpResponse response, CancellationToken cancelled)
{
    private readonly ArrayBufferWriter<byte> pending = new(4096);

    public bool IsEmpty => pending.WrittenCount == 0;

    /// <param name="kind">The event's name.</param>
    /// <param name="id">Where a client goes on after it.</param>
    /// <param name="data">Written as JSON, on one line.</param>
    /// <param name="type">How.</param>
    public void Add<T>(string kind, string id, T data, JsonTypeInfo<T> type)
    {
        Encoding.ASCII.GetBytes($"id: {id}\nevent: {kind}\ndata: ", pending);
        using (var json = new Utf8JsonWriter(pending)) JsonSerializer.Serialize(json, data, type);
        pending.Write("\n\n"u8);
    }

    public void AddComment(string text) => Encoding.ASCII.GetBytes($": {text}\n\n", pending);

    /// <summary>Waits for a client that reads slowly.</summary>
    public async Task Send()
    {
        if (IsEmpty) return;
        await response.Body.WriteAsync(pending.WrittenMemory, cancelled);
        await response.Body.FlushAsync(cancelled);
        pending.ResetWrittenCount();
    }
}
