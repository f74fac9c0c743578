using Sweep.GpuNode.Nodes;
using Sweep.GpuNode.Telemetry;
using Sweep.GpuNode.Tracing;
using Sweep.Messages;

namespace Sweep.GpuNode.Workers;

/// <summary>One worker slot: a thread that trains one attempt at a time, and keeps its engine for the next one of the
/// same shape.</summary>
public sealed class Worker : IDisposable
{
    private readonly Thread _thread;
    private readonly WorkerOptions _options;
    private readonly string _device;
    private readonly LaneMeter _meter;
    private readonly TrainingBench _bench;
    private readonly StopSignal _stop = new();
    private readonly SemaphoreSlim _hasOrder = new(0);
    private CoordinatorMessage.Assign? _order;

    public Worker(int slot, WorkerOptions options)
        : this(slot, options, LaneMeter.Unheard(options.Clock))
    {
    }

    internal Worker(int slot, WorkerOptions options, LaneMeter meter)
    {
        (_options, _meter, _device) = (options, meter, $"cpu:{slot}");
        _bench = new TrainingBench(_device, options, meter);
        _thread = new Thread(Run) { Name = $"worker {slot}", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Only when the slot is free: before the first order, or after the last one's TrainingEnded.</summary>
    public void Start(CoordinatorMessage.Assign order)
    {
        _stop.Reset();
        Volatile.Write(ref _order, order);
        _hasOrder.Release();
    }

    public void Stop(StopMode mode) => _stop.Set(mode);

    /// <summary>Ends what runs, leaving its last checkpoint as it is, and waits for the thread.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _order, null);
        _stop.Set(StopMode.Abandon);
        _hasOrder.Release();
        _thread.Join();
        _hasOrder.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        for (_hasOrder.Wait(); Volatile.Read(ref _order) is { } order; _hasOrder.Wait())
        {
            var start = _options.Clock.Now;
            _meter.Begin(start);
            var result = Train(order);
            var end = _options.Clock.Now;
            _meter.End(end, result, isKept: _stop.Mode == StopMode.Checkpoint);
            _options.Post(new NodeEvent.TrainingEnded(order.Attempt, result, (end - start).TotalSeconds));
        }

        _bench.Dispose();
    }

    private TrainingResult Train(CoordinatorMessage.Assign order)
    {
        using var trace = TrainingTrace.Start(order, _device, _options);
        _options.Tell(order.Attempt, "training begins");
        var result = _bench.Train(new Assignment(order, _stop, trace));
        _options.Tell(order.Attempt, WordsOf(result));
        trace.Ended(result);
        return result;
    }

    private static string WordsOf(TrainingResult result) => result switch
    {
        TrainingResult.Completed => "training has ended: completed",
        TrainingResult.Halted => "training has ended: its loss is not finite",
        TrainingResult.Stopped => "training has ended: told to stop",
        _ => "training has ended: failed",
    };
}
