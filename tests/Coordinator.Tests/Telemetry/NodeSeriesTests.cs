using Sweep.Messages;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Tests.Telemetry;

public sealed class NodeSeriesTests : IDisposable
{
    private readonly MeterScene scene = new();

    [Fact]
    public void A_node_is_up_down_for_a_time_once_it_is_lost_and_then_gone()
    {
        scene.Join("gpu-a", 2);
        scene.Value(CoordinatorMetrics.NodeUp, "gpu-a").ShouldBe(1);
        scene.Value(CoordinatorMetrics.NodeLanes, "gpu-a", "cpu:0").ShouldBe(2);

        scene.Pass(60);
        scene.CheckLeases();

        scene.Value(CoordinatorMetrics.NodeUp, "gpu-a").ShouldBe(0);
        scene.Value(CoordinatorMetrics.NodesLost).ShouldBe(1);
        scene.Pass(16 * 60);
        scene.Reader.Collect().ShouldNotContain(told => told.Instrument.Name == CoordinatorMetrics.NodeUp.Name);
    }

    [Fact]
    public void A_scrape_while_the_loss_of_a_node_is_committed_does_not_hide_it()
    {
        scene.Join("gpu-a", 2);
        scene.Pass(60);
        var meanwhile = double.NaN;
        scene.WhileCommitting = () => meanwhile = scene.Value(CoordinatorMetrics.NodeUp, "gpu-a");

        scene.CheckLeases();

        meanwhile.ShouldBe(1);
        scene.Value(CoordinatorMetrics.NodeUp, "gpu-a").ShouldBe(0);
    }

    [Fact]
    public void A_lost_node_that_joins_again_is_up()
    {
        scene.Join("gpu-a", 2);
        scene.Pass(60);
        scene.CheckLeases();

        scene.Join("gpu-a", 2);

        scene.Value(CoordinatorMetrics.NodeUp, "gpu-a").ShouldBe(1);
    }

    [Fact]
    public void A_node_that_leaves_is_not_lost()
    {
        scene.Join("gpu-a", 2);
        scene.Say(new NodeId("gpu-a"), new NodeMessage.Leaving(IsEmpty: false));
        scene.Value(CoordinatorMetrics.NodeDraining, "gpu-a").ShouldBe(1);

        scene.Say(new NodeId("gpu-a"), new NodeMessage.Leaving(IsEmpty: true));

        scene.Value(CoordinatorMetrics.NodesLost).ShouldBe(0);
        scene.Reader.Collect().ShouldNotContain(told => told.Instrument.Name == CoordinatorMetrics.NodeUp.Name);
    }

    [Fact]
    public void A_node_that_does_not_come_back_to_a_restarted_coordinator_is_lost()
    {
        scene.Submit(Cluster.ClusterScene.Definition());
        scene.Join("gpu-a", 2);
        scene.StepDown();
        scene.Lead();

        scene.Pass(60);
        scene.CheckLeases();

        scene.Value(CoordinatorMetrics.NodeUp, "gpu-a").ShouldBe(0);
        scene.Value(CoordinatorMetrics.NodesLost).ShouldBe(1);
    }

    public void Dispose() => scene.Dispose();
}
