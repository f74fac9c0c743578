using System.Buffers;
using System.Net.WebSockets;

namespace Sweep.Actors.Host.Links;

/// <summary>A WebSocket that carries batches of frames: what is written while a batch is on its way goes out together
/// as the next one.</summary>
/// <param name="socket">Open. Closed with this.</param>
/// <param name="messageBytesMax">A longer message of the other end ends the connection before it is read.</param>
/// <param name="tally">Counts the bytes; null: nobody does.</param>
public sealed class LinkSocket(WebSocket socket, int messageBytesMax, LinkTally? tally = null) : IDisposable
{
    /// <summary>A batch is no longer than this and one frame.</summary>
    private const int BatchBytes = 64 << 10;

    /// <summary>Between two short batches: what is written meanwhile goes out together, which saves both ends a system
    /// call for each message. Nothing waits after a longer silence.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<ArrayBufferWriter<byte>> _batches = new();
    private readonly SemaphoreSlim _hasNews = new(0);
    private readonly CancellationTokenSource _stop = new();
    private ArrayBufferWriter<byte>? _newest;
    private string? _closeReason;

    /// <summary>Never waits. What is written after <see cref="Close"/> is dropped.</summary>
    public void Write(Action<IBufferWriter<byte>> frame)
    {
        lock (_gate)
        {
            if (_closeReason is not null) return;
            if (_newest is null || _newest.WrittenCount >= BatchBytes)
            {
                _newest = new ArrayBufferWriter<byte>(256);
                _batches.Enqueue(_newest);
                _hasNews.Release();
            }

            frame(_newest);
        }
    }

    /// <summary>Ends the connection once what was written is sent, or after a second.</summary>
    public void Close(string reason)
    {
        lock (_gate)
        {
            if (_closeReason is not null) return;
            _closeReason = reason;
            _hasNews.Release();
            _stop.CancelAfter(CloseTimeout);
        }
    }

    /// <summary>Sends and receives until the connection ends.</summary>
    /// <param name="onMessage">Told one message after the other; the next is not read before it has returned. The bytes
    /// are its own.</param>
    /// <param name="cancellation">Ends the connection at once.</param>
    /// <returns>Why it ended, for people.</returns>
    public async Task<string> RunAsync(Func<ReadOnlyMemory<byte>, Task> onMessage, CancellationToken cancellation)
    {
        using var registration = cancellation.UnsafeRegister(_ => _stop.Cancel(), null);
        var sending = EndingAsync(SendAsync());
        var receiving = EndingAsync(ReceiveAsync(onMessage));
        if (await Task.WhenAny(sending, receiving) == sending) _stop.CancelAfter(CloseTimeout);
        else await _stop.CancelAsync();
        var (sent, received) = (await sending, await receiving);
        return _closeReason ?? received ?? sent ?? "closed by the other end";
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closeReason ??= "it has ended";
            _stop.Dispose();
            _hasNews.Dispose();
        }

        socket.Dispose();
    }

    /// <summary>How a connection breaks is told by many exceptions, and all of them mean that it is gone.</summary>
    private static async Task<string?> EndingAsync(Task loop)
    {
        try
        {
            await loop;
            return null;
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException)
        {
            return broken.Message;
        }
    }

    private async Task SendAsync()
    {
        while (true)
        {
            await _hasNews.WaitAsync(_stop.Token);
            ArrayBufferWriter<byte>? batch;
            lock (_gate)
            {
                if (!_batches.TryDequeue(out batch) && _closeReason is null) continue;
                if (batch == _newest) _newest = null;
            }

            if (batch is null) break;
            tally?.AddBytesOut(batch.WrittenCount);
            await socket.SendAsync(
                batch.WrittenMemory, WebSocketMessageType.Binary, WebSocketMessageFlags.EndOfMessage, _stop.Token);
            if (batch.WrittenCount < BatchBytes) await Task.Delay(Pause, _stop.Token);
        }

        // The reason is said in a frame, where it is one of the protocol; here its length is limited.
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _stop.Token);
    }

    private async Task ReceiveAsync(Func<ReadOnlyMemory<byte>, Task> onMessage)
    {
        var message = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var part = await socket.ReceiveAsync(message.GetMemory(4096), _stop.Token);
            if (part.MessageType == WebSocketMessageType.Close) return;
            message.Advance(part.Count);
            if (message.WrittenCount > messageBytesMax || part.MessageType != WebSocketMessageType.Binary)
            {
                throw new WebSocketException("a message that is no batch of frames, or a longer one than is allowed");
            }

            if (!part.EndOfMessage) continue;
            tally?.AddBytesIn(message.WrittenCount);
            await onMessage(message.WrittenSpan.ToArray());
            if (message.Capacity > 4 * BatchBytes) message = new ArrayBufferWriter<byte>(4096);
            else message.ResetWrittenCount();
        }
    }
}
