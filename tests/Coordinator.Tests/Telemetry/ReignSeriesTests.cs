using Sweep.Messages.Telemetry;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Telemetry;

public sealed class ReignSeriesTests
{
    private static readonly string[] OfSweepsOrNodes =
        [MetricLabels.Sweep, MetricLabels.Node, MetricLabels.State];

    [Fact]
    public void A_coordinator_that_stands_by_tells_nothing_of_sweeps_or_nodes()
    {
        using var scene = new MeterScene(isStandby: true);

        scene.Value(CoordinatorMetrics.Leader).ShouldBe(0);
        scene.Value(CoordinatorMetrics.LeaderChanges).ShouldBe(0);
        scene.Reader.Collect().ShouldAllBe(told => !told.Tags.Any(tag => OfSweepsOrNodes.Contains(tag.Key)));
    }

    [Fact]
    public void Instruments_outlive_a_reign_and_what_they_told_of_its_sweeps_does_not()
    {
        using var scene = new MeterScene();
        scene.Submit(Definition());
        scene.Join("gpu-a", 2);
        scene.Complete();
        var instruments = scene.Reader.Instruments.Count;

        scene.StepDown();

        scene.Value(CoordinatorMetrics.Leader).ShouldBe(0);
        scene.Reader.Collect().ShouldAllBe(told => !told.Tags.Any(tag => OfSweepsOrNodes.Contains(tag.Key)));

        scene.Lead();

        scene.Value(CoordinatorMetrics.Leader).ShouldBe(1);
        scene.Value(CoordinatorMetrics.LeaderChanges).ShouldBe(2);
        scene.Value(SweepMetrics.Trials, "scene", "completed").ShouldBe(1);
        scene.Value(SweepMetrics.TrialsEnded, "scene", "sgd", "completed").ShouldBe(0);
        scene.Reader.Instruments.Count.ShouldBe(instruments);
    }

    [Fact]
    public void Nothing_is_counted_while_nobody_listens()
    {
        using var scene = new MeterScene();
        scene.Reader.Dispose();
        scene.Submit(Definition());
        scene.Join("gpu-a", 1);
        scene.Complete();

        using var reader = new MeterReader(scene.Meter);
        scene.Complete();

        reader.Value(SweepMetrics.TrialsEnded, "scene", "sgd", "completed").ShouldBe(1);
        foreach (var kind in MetricWords.Violations) reader.Value(SweepMetrics.LedgerViolations, kind).ShouldBe(0);
    }
}
