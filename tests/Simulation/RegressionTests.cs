using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;
using Sweep.Simulation.Clusters;

namespace Sweep.Simulation;

/// <summary>What the simulator has found, each as the shortest way to it, named by the seed of
/// <see cref="ClusterFaultTests"/> that showed it.</summary>
public class RegressionTests
{
    private static readonly NodeIncarnation Node = new(new NodeId("gpu-0"), 1);
    private static readonly AttemptId First = new(new SweepId(1), new TrialId(0), 1);

    private static readonly NodeProfile Profile =
        NodeProfile.Single(new NodeDevice("cpu:0", "cpu", 1), "simulated");

    /// <summary>A coordinator that was restarted behind a commit has recorded what its nodes, which were not told, say
    /// again.</summary>
    [Fact]
    public void Seed_42_a_beginning_that_is_said_again_behind_a_join_is_recorded_once()
    {
        var store = new MemoryStore();
        var began = new NodeMessage.Began(First, "cpu:0", double.NaN, double.NaN, 25);
        var definition = Definitions.Synthetic(seeds: 1);
        Tell(NewCoordinator(store),
            new ClusterEvent.Opened(),
            new ClusterEvent.Requested(1, new ClusterRequest.Submit(
                Grid.Expand(definition), CanonicalDefinition.Write(definition))),
            new ClusterEvent.NodeSpoke(Node, new NodeMessage.Join(Profile, 1, [])),
            new ClusterEvent.NodeSpoke(Node, began));

        Tell(NewCoordinator(store),
            new ClusterEvent.Opened(),
            new ClusterEvent.NodeSpoke(Node, new NodeMessage.Join(Profile, 1, [First])),
            new ClusterEvent.NodeSpoke(Node, began));

        store.Reader(First.Sweep).Read().Count(recorded => recorded.Fact is SweepFact.AttemptBegan).ShouldBe(1);
    }

    /// <summary>The order had waited at the coordinator's end of a link whose connection was cut for longer than the
    /// lease; no timer would have ended the training any more.</summary>
    [Fact]
    public void Seed_29_an_order_that_comes_when_the_lease_has_run_out_is_put_back()
    {
        var node = Welcomed();

        var late = NodeBehaviour.Decide(
            node, new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Assign(First, null!, 0)),
            TimeSpan.FromSeconds(30));

        late.Effects.ShouldBe(
            [new NodeEffect.Send(new NodeMessage.Ended(First, AttemptOutcome.Preempted, 0, null))]);
    }

    /// <summary>Nobody would have looked at the lease again, and the training would have gone on without one.</summary>
    [Fact]
    public void Seed_103_a_lease_timer_that_fires_before_the_clock_says_so_is_started_again()
    {
        var node = Welcomed();

        var early = NodeBehaviour.Decide(
            node, new NodeEvent.TimerFired(NodeTimer.LeaseRunsOut), TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));

        early.Effects.ShouldBe([new NodeEffect.StartTimer(NodeTimer.LeaseRunsOut, TimeSpan.FromTicks(1))]);
    }

    private static NodeState Welcomed() => NodeBehaviour.Decide(
        NodeState.Start(Node.Node, Profile, new NodeOptions()),
        new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.LeaseRenewed(TimeSpan.FromSeconds(30))),
        TimeSpan.Zero).State;

    private static void Tell(CoordinatorActor coordinator, params ClusterEvent[] events) =>
        coordinator.Handle([.. events.Select(@event => new CoordinatorInput(@event))]);

    private static CoordinatorActor NewCoordinator(MemoryStore store) => new(new ClusterOptions(), new CoordinatorPorts
    {
        Store = store,
        Clock = new SkewedClock(new Actors.Simulation.Simulator(1), TimeSpan.Zero, 0),
        Send = (_, _) => { },
        StartTimer = (_, _) => { },
        Reply = (_, _) => { },
        Observe = (_, _) => { },
        Publish = _ => { },
        Conclude = (_, _) => { },
        StorageFailed = failure => throw failure,
    });
}
