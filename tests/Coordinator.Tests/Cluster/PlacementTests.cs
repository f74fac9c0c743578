using System.Collections.Immutable;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Cluster;

public class PlacementTests
{
    [Fact]
    public void Sweeps_of_one_priority_share_the_nodes_alike()
    {
        var scene = TwoSweeps(first => first, second => second);

        scene.Join(A, capacity: 6);

        HeldOf(scene).ShouldBe([3, 3]);
    }

    [Fact]
    public void A_higher_priority_is_served_first()
    {
        var scene = TwoSweeps(first => first, second => second with { Priority = 1 });

        scene.Join(A, capacity: 6);

        HeldOf(scene).ShouldBe([0, 6]);
    }

    [Theory]
    [InlineData(int.MinValue, 0)]
    [InlineData(-1, 0)]
    [InlineData(int.MaxValue, FleetNode.HeldMax - 1)]
    public void A_capacity_out_of_reach_gets_no_more_than_a_node_may_hold(int capacity, int free)
    {
        var node = new FleetNode(new NodeIncarnation(A, 1), Profile)
        {
            Capacity = capacity, Held = [AttemptOf(0)], JoinedAt = TimeSpan.Zero, LastHeard = TimeSpan.Zero,
        };

        node.Free.ShouldBe(free);
    }

    [Fact]
    public void A_freed_place_goes_to_the_sweep_that_holds_fewest()
    {
        var scene = new ClusterScene(Definition(8));
        scene.Join(A, capacity: 4);
        scene.Submit(Definition(8) with { Name = "later" });

        scene.Complete(A, 0);
        scene.Complete(A, 8);

        HeldOf(scene).ShouldBe([2, 2]);
    }

    [Fact]
    public void A_node_without_the_labels_gets_nothing_and_one_with_them_does()
    {
        var scene = new ClusterScene(Definition() with
        {
            Placement = new PlacementOptions { Labels = Labels(("zone", "west")) },
        });

        scene.Join(A, capacity: 4);
        scene.Hear(B, new NodeMessage.Join(Profile with { Labels = Labels(("zone", "west"), ("rack", "3")) }, 4, []));

        scene.Ledger.Running.Values.ShouldAllBe(running => running.Node == B);
        scene.Ledger.Running.Count.ShouldBe(4);
    }

    [Fact]
    public void A_kind_of_device_is_asked_of_the_node()
    {
        var scene = new ClusterScene(Definition() with { Placement = new PlacementOptions { Device = "cuda" } });

        scene.Join(A, capacity: 4);
        scene.Ledger.Running.ShouldBeEmpty();
        scene.Hear(B, new NodeMessage.Join(
            NodeProfile.Single(new NodeDevice("cuda:0", "cuda", 2), "test"), 2, []));

        scene.Ledger.Running.Count.ShouldBe(2);
    }

    [Fact]
    public void A_new_sweep_is_spread_over_the_nodes_with_most_room()
    {
        var scene = new ClusterScene(null);
        scene.Join(A, capacity: 1);
        scene.Join(B, capacity: 4);

        scene.Submit(Definition(1, 0.1, 0.2, 0.3));

        scene.State.Fleet[A].Held.ShouldBeEmpty();
        scene.State.Fleet[B].Held.Count.ShouldBe(3);
    }

    [Fact]
    public void A_place_under_a_limit_on_parallel_trials_is_used_by_another_node()
    {
        var scene = new ClusterScene(Definition() with { Parallelism = 1 });
        scene.Join(A, capacity: 1);
        scene.Join(B, capacity: 1);

        scene.Hear(A, new NodeMessage.CapacityChanged(0));
        scene.Complete(A, 0);

        scene.Ledger.Running.Values.Single().Node.ShouldBe(B);
    }

    [Fact]
    public void A_draining_node_gets_no_trials()
    {
        var scene = new ClusterScene();
        scene.Join(A, capacity: 1);

        scene.Ask(new ClusterRequest.DrainNode(A));
        scene.End(A, 0, AttemptOutcome.Preempted);

        scene.Sent.ShouldContain((A, new CoordinatorMessage.Drain()));
        scene.Ledger.Running.ShouldBeEmpty();
    }

    [Fact]
    public void A_node_is_rather_given_trials_of_the_shape_that_it_trains()
    {
        var scene = new ClusterScene(OfTwoShapes());
        scene.Join(A, capacity: 2);
        scene.Join(B, capacity: 1);

        for (var i = 0; i < 4; i++)
        {
            foreach (var node in (NodeId[])[A, B]) scene.Complete(node, scene.State.Fleet[node].Held[0]);
        }

        foreach (var node in (NodeId[])[A, B])
        {
            scene.Sent.Where(sent => sent.Node == node).Select(sent => sent.Message)
                .OfType<CoordinatorMessage.Assign>().Select(assign => assign.Spec.Hidden[0])
                .Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    public void What_was_started_before_its_turn_is_started_once_and_nothing_is_left_out()
    {
        var scene = new ClusterScene(OfTwoShapes());
        scene.Join(A, capacity: 1);

        scene.RunToTheEnd();

        scene.Facts.OfType<SweepFact.AttemptAssigned>().Select(f => f.Trial.Number).Order()
            .ShouldBe(Enumerable.Range(0, 24).Select(i => (long)i));
        scene.Ledger.Ahead.ShouldBeEmpty();
        scene.Ledger.NextRun.ShouldBe(24);
    }

    private static SweepDefinition OfTwoShapes()
    {
        var definition = Definition(6, 0.1, 0.01);
        var block = definition.Grid[0];
        var widths = new GridAxis("hidden", [new ParameterValue.Numbers([8]), new ParameterValue.Numbers([16])]);
        return definition with { Grid = [block with { Axes = block.Axes.Add(widths) }] };
    }

    private static ClusterScene TwoSweeps(
        Func<SweepDefinition, SweepDefinition> first, Func<SweepDefinition, SweepDefinition> second)
    {
        var scene = new ClusterScene(first(Definition(8)));
        scene.Submit(second(Definition(8) with { Name = "second" }));
        return scene;
    }

    private static IEnumerable<int> HeldOf(ClusterScene scene) =>
        scene.State.Sweeps.Values.Select(sweep => sweep.Ledger.Running.Count);

    private static ImmutableSortedDictionary<string, string> Labels(params (string Key, string Value)[] labels) =>
        labels.ToImmutableSortedDictionary(label => label.Key, label => label.Value);
}
