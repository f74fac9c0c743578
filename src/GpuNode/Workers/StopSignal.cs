using Sweep.GpuNode.Nodes;

namespace Sweep.GpuNode.Workers;

/// <summary>How a node tells a worker's thread to end its training.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly ManualResetEventSlim _signalled = new();

    public bool IsSet => _signalled.IsSet;

    public StopMode Mode { get; private set; }

    public void Set(StopMode mode)
    {
        Mode = mode;
        _signalled.Set();
    }

    public void Reset() => _signalled.Reset();

    /// <summary>Waits for a time or the signal, whichever comes first.</summary>
    public void WaitFor(TimeSpan time)
    {
        if (time > TimeSpan.Zero) _signalled.Wait(time);
    }

    public void Dispose() => _signalled.Dispose();
}
