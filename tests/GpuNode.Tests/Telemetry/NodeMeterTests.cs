using System.Collections.Concurrent;
using Sweep.Actors.Host;
using Sweep.Coordinator.Tests.Telemetry;
using Sweep.GpuNode.Hosting;
using Sweep.GpuNode.Tests.Workers;
using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.GpuNode.Tests.Telemetry;

/// <summary>A whole node, of which the test is the coordinator.</summary>
public sealed class NodeMeterTests : IDisposable
{
    private static readonly MetricDefinition[] Told = [.. NodeMetrics.All, ProcessMetrics.Build];

    private readonly BlockingCollection<NodeMessage> said = [];
    private readonly NodeHost node;
    private readonly MeterReader reader;

    public NodeMeterTests()
    {
        node = new NodeHost(new NodeHostOptions
        {
            Id = new NodeId("gpu-a"),
            Profile = NodeProfile.Single(new NodeDevice("cpu:0", "cpu", 2), "test"),
            Clock = new SystemClock(),
            Send = said.Add,
            OnRestart = bug => throw new InvalidOperationException("the node has a bug", bug),
            WorkerOptions = post => WorkerRun.Options(null, []) with { Post = post },
        });
        reader = new MeterReader(node.Meter);
        node.Start();
        Next<NodeMessage.Join>();
        node.Receive(new CoordinatorMessage.LeaseRenewed(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Its_instruments_are_those_of_the_catalogue_and_all_are_told()
    {
        Train(Specs.Synthetic(100));

        CatalogCheck.Same(reader.Instruments, Told);
        CatalogCheck.AllTold(Told, [.. reader.Collect(), .. reader.Recorded]);
    }

    [Fact]
    public void Steps_and_samples_and_ends_are_counted()
    {
        Train(Specs.Synthetic(100) with { BatchSize = 3 });
        Train(Specs.Synthetic(100) with { BatchSize = 3, Optimizer = Specs.Synthetic(1, lr: 1e200).Optimizer });

        var told = reader.Collect();

        Value(told, NodeMetrics.Attempts, "completed").ShouldBe(1);
        Value(told, NodeMetrics.Attempts, "diverged").ShouldBe(1);
        Value(told, NodeMetrics.Attempts, "preempted").ShouldBe(0);
        Value(told, NodeMetrics.Steps).ShouldBe(101); // The second one halts at its first.
        Value(told, NodeMetrics.Samples).ShouldBe(303);
        Value(told, NodeMetrics.Lanes).ShouldBe(2);
        Value(told, NodeMetrics.LanesBusy).ShouldBe(0);
        Value(told, NodeMetrics.BusyTime).ShouldBeGreaterThan(0);
        Value(told, NodeMetrics.MemoryUsed).ShouldBeInRange(1 << 20, Value(told, NodeMetrics.MemoryLimit));
    }

    [Fact]
    public void What_it_trains_and_what_it_queues_is_told()
    {
        var running = Specs.Synthetic(100) with { DurationSeconds = 3600 };

        foreach (var trial in new[] { 0, 1, 2, 3, 4 }) Assign(trial, running);
        Next<NodeMessage.Began>();
        Next<NodeMessage.Began>();
        node.Receive(new CoordinatorMessage.Preempt(AttemptOf(4)));
        Next<NodeMessage.Ended>();
        var told = reader.Collect();

        Value(told, NodeMetrics.LanesBusy).ShouldBe(2);
        told.Single(point => point.Is(NodeMetrics.Queued, "gpu-a")).Value.ShouldBe(2);
        told.Single(point => point.Is(NodeMetrics.LeaseLeft, "gpu-a")).Value.ShouldBeInRange(0, 60);
    }

    [Fact]
    public void The_instruments_of_a_node_s_link_are_those_of_the_catalogue()
    {
        using var linked = new LinkedNode(new LinkedNodeOptions
        {
            Node = new NodeIncarnation(new NodeId("gpu-b"), 1),
            Profile = NodeProfile.Single(new NodeDevice("cpu:0", "cpu", 1), "test"),
            Join = [new Uri("http://localhost:1")],
            Clock = new SystemClock(),
            Report = _ => { },
            OnBug = _ => { },
            WorkerOptions = _ => WorkerRun.Options(null, []),
        });
        using var links = new MeterReader(linked.Meters[1]);

        CatalogCheck.Same(links.Instruments, ProcessMetrics.All.Remove(ProcessMetrics.Build));
        CatalogCheck.AllTold(ProcessMetrics.All.Remove(ProcessMetrics.Build), links.Collect());
    }

    public void Dispose()
    {
        reader.Dispose();
        node.Dispose();
        said.Dispose();
    }

    private static AttemptId AttemptOf(long trial) => new(new SweepId(1), new TrialId(trial), 1);

    private static double Value(
        IEnumerable<MeterReader.Told> told, MetricDefinition metric, params string[] more) =>
        told.Single(point => point.Is(metric, ["gpu-a", "cpu:0", .. more])).Value;

    private void Assign(long trial, TrialSpec spec) =>
        node.Receive(new CoordinatorMessage.Assign(AttemptOf(trial), spec, 0));

    private void Train(TrialSpec spec)
    {
        Assign(0, spec);
        Next<NodeMessage.Ended>();
    }

    private T Next<T>()
        where T : NodeMessage
    {
        while (true)
        {
            if (said.Take() is T message) return message;
        }
    }
}
