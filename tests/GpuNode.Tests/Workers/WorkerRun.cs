using System.Collections.Concurrent;
using Sweep.Actors.Host;
using Sweep.GpuNode.Checkpoints;
using Sweep.GpuNode.Nodes;
using Sweep.GpuNode.Workers;
using Sweep.Messages;
using Sweep.Training.Cpu;

namespace Sweep.GpuNode.Tests.Workers;

/// <summary>One worker that trains one order, and what it said.</summary>
internal static class WorkerRun
{
    /// <summary>A worker with the test's data, that keeps checkpoints in a folder.</summary>
    public static WorkerOptions Options(string? folder, List<string> warnings) => new()
    {
        Clock = new SystemClock(),
        Post = _ => { },
        OpenData = TestData.Open,
        CreateEngine = (shape, data) => new CpuLaneEngine(shape, new CpuData(data)),
        Checkpoints = folder is null ? null : new CheckpointStore(folder),
        Warn = (_, message, cause) => warnings.Add($"{message}: {cause.Message}"),
    };

    /// <param name="options">What the worker may touch.</param>
    /// <param name="order">What it trains.</param>
    /// <param name="stopAfterReports">It is stopped before the step after so many reports, with a checkpoint.</param>
    public static List<NodeEvent> Of(
        WorkerOptions options, CoordinatorMessage.Assign order, int stopAfterReports = int.MaxValue)
    {
        using var events = new BlockingCollection<NodeEvent>();
        Worker? worker = null;
        var reports = 0;
        worker = new Worker(0, options with
        {
            Post = @event =>
            {
                // Here, on the worker's thread, it is stopped before its next step.
                if (@event is NodeEvent.TrainingReported && ++reports == stopAfterReports)
                    worker!.Stop(StopMode.Checkpoint);
                events.Add(@event);
            },
        });
        using var disposed = worker;
        worker.Start(order);
        var seen = new List<NodeEvent>();
        foreach (var @event in events.GetConsumingEnumerable())
        {
            seen.Add(@event);
            if (@event is NodeEvent.TrainingEnded) break;
        }

        return seen;
    }

    public static List<NodeEvent.TrainingReported> Reports(List<NodeEvent> events) =>
        [.. events.OfType<NodeEvent.TrainingReported>()];

    public static TrainingResult Result(List<NodeEvent> events) => ((NodeEvent.TrainingEnded)events[^1]).Result;

    public static string Dump(IEnumerable<NodeEvent.TrainingReported> reports) =>
        string.Join('\n', reports.Select(r => $"{r.Step} {string.Join(' ', r.Values)}"));
}
