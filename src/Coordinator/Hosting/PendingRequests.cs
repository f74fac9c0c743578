using Sweep.Coordinator.Cluster;

namespace Sweep.Coordinator.Hosting;

/// <summary>Requests that wait for their answers; any thread.</summary>
internal sealed class PendingRequests
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, TaskCompletionSource<ClusterReply>> _waiting = [];
    private long _last;
    private Exception? _closed;

    public (long Number, Task<ClusterReply> Answer) Add()
    {
        var source = new TaskCompletionSource<ClusterReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            var number = ++_last;
            if (_closed is null) _waiting[number] = source;
            else source.SetException(_closed);
            return (number, source.Task);
        }
    }

    public void Answer(long number, ClusterReply reply) => Take(number)?.TrySetResult(reply);

    public void Fail(long number, Exception reason) => Take(number)?.TrySetException(reason);

    /// <summary>No answer will come any more.</summary>
    public void Close(Exception reason)
    {
        lock (_gate)
        {
            _closed ??= reason;
            foreach (var source in _waiting.Values) source.TrySetException(_closed);
            _waiting.Clear();
        }
    }

    private TaskCompletionSource<ClusterReply>? Take(long number)
    {
        lock (_gate) return _waiting.Remove(number, out var source) ? source : null;
    }
}
