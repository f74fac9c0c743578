using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.GpuNode.Links;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Messages.Wire;
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

    /// <summary>A node that had been cut off for longer than its lease was told to join again once for each message
    /// that it had kept. Each Join beyond the first took back the trials that were assigned behind the one before, and
    /// the orders for them filled the link until it broke; the next session said all Joins again, without end.
    /// </summary>
    [Fact]
    public void Seed_15_a_node_that_has_much_to_say_is_told_to_join_once()
    {
        var sent = new List<CoordinatorMessage>();
        var coordinator = NewCoordinator(new MemoryStore(), sent.Add);

        Tell(coordinator,
            new ClusterEvent.Opened(),
            new ClusterEvent.NodeSpoke(Node, new NodeMessage.Heartbeat()),
            new ClusterEvent.NodeSpoke(Node, new NodeMessage.Heartbeat()),
            new ClusterEvent.NodeSpoke(Node, new NodeMessage.Join(Profile, 1, [])));

        sent.Count(message => message is CoordinatorMessage.Rejoin).ShouldBe(1);
    }

    /// <summary>The other half of it: Joins that the coordinator had not acknowledged came again in the next session,
    /// behind the Join that it begins with, and took back what was assigned in between.</summary>
    [Fact]
    public void Seed_15_a_join_in_a_new_session_replaces_earlier_ones()
    {
        var join = NodeMessageCodec.Write(new NodeMessage.Join(Profile, 1, []));
        var ended = NodeMessageCodec.Write(new NodeMessage.Ended(First, AttemptOutcome.Completed, 1, null));

        HeldAttempts.IsReplacedByJoin(join).ShouldBeTrue();
        HeldAttempts.IsReplacedByJoin(ended).ShouldBeFalse();
    }

    private static NodeState Welcomed() => NodeBehaviour.Decide(
        NodeState.Start(Node.Node, Profile, new NodeOptions()),
        new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.LeaseRenewed(TimeSpan.FromSeconds(30))),
        TimeSpan.Zero).State;

    private static void Tell(CoordinatorActor coordinator, params ClusterEvent[] events) =>
        coordinator.Handle([.. events.Select(@event => new CoordinatorInput(@event))]);

    private static CoordinatorActor NewCoordinator(MemoryStore store, Action<CoordinatorMessage>? send = null) => new(
        new ClusterOptions(), new CoordinatorPorts
        {
            Store = store,
            Clock = new SkewedClock(new Actors.Simulation.Simulator(1), TimeSpan.Zero, 0),
            Send = (_, message) => send?.Invoke(message),
            StartTimer = (_, _) => { },
            Reply = (_, _) => { },
            Observe = (_, _) => { },
            Publish = _ => { },
            Conclude = (_, _) => { },
            StorageFailed = failure => throw failure,
        });
}
