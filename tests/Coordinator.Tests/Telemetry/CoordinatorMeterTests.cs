using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Telemetry;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Telemetry;

public sealed class CoordinatorMeterTests : IDisposable
{
    private static readonly MetricDefinition[] Told =
        [.. SweepMetrics.All, .. CoordinatorMetrics.All, ProcessMetrics.Build];

    private readonly MeterScene scene = new();

    [Fact]
    public void Its_instruments_are_those_of_the_catalogue()
    {
        CatalogCheck.Same(scene.Reader.Instruments, Told);
        scene.Reader.Instruments[0].Meter.Name.ShouldBe(MetricMeters.Coordinator);
        scene.Reader.Instruments[0].Meter.Version.ShouldBe(ProgramVersion.Current);
    }

    [Fact]
    public void The_instruments_of_its_links_are_those_of_the_catalogue()
    {
        using var meter = new CoordinatorMeter(scene);
        using var reader = new MeterReader(meter.LinkMeter);
        var links = ProcessMetrics.All.Remove(ProcessMetrics.Build);

        CatalogCheck.Same(reader.Instruments, links);
        CatalogCheck.AllTold(links, reader.Collect());
    }

    [Fact]
    public void Every_metric_is_told_with_its_labels_during_a_sweep()
    {
        scene.Submit(Definition(seeds: 2000, 0.1, 0.01));
        scene.Join("gpu-a", 8);
        for (var i = 0; i < 3995; i++) scene.Complete();
        var seen = new List<MeterReader.Told>();
        scene.Pass(1);
        seen.AddRange(scene.Reader.Collect());
        scene.Report(scene.Begin(), 1, 2, 0.1);
        scene.Pass(10);
        scene.Complete();
        seen.AddRange(scene.Reader.Collect());

        CatalogCheck.AllTold(Told, [.. seen, .. scene.Reader.Recorded]);
    }

    [Fact]
    public void Trials_of_every_state_are_told_from_the_start()
    {
        scene.Submit(Definition());
        scene.Join("gpu-a", 1);

        scene.Complete();

        MetricWords.TrialStates.Select(state => scene.Value(SweepMetrics.Trials, "scene", state))
            .ShouldBe([2, 1, 1, 0, 0, 0, 0]);
        scene.Value(SweepMetrics.TrialsEnded, "scene", "sgd", "completed").ShouldBe(1);
        scene.Value(SweepMetrics.TrialsDiverged, "scene", "sgd", "loss-not-finite").ShouldBe(0);
        scene.Value(SweepMetrics.AttemptsEnded, "scene", "failed", "user-error").ShouldBe(0);
        scene.Value(SweepMetrics.Reports, "scene", "sgd").ShouldBe(3);
        scene.Value(SweepMetrics.Steps, "scene", "sgd").ShouldBe(10);
        scene.Value(SweepMetrics.QueueDepth, "scene").ShouldBe(2);
        scene.Value(SweepMetrics.Progress, "scene").ShouldBe(0.25);
    }

    [Fact]
    public void A_trial_that_diverges_is_counted_by_its_rule()
    {
        scene.Submit(Definition());
        scene.Join("gpu-a", 1);

        scene.Report(scene.Begin(), 1, double.NaN, 0.1);

        scene.Value(SweepMetrics.TrialsDiverged, "scene", "sgd", "loss-not-finite").ShouldBe(1);
        scene.Value(SweepMetrics.TrialsEnded, "scene", "sgd", "diverged").ShouldBe(1);
        scene.Value(SweepMetrics.AttemptsEnded, "scene", "diverged", "").ShouldBe(1);
    }

    [Fact]
    public void What_is_not_finite_stands_at_the_worse_end_of_the_quantiles()
    {
        scene.Submit(Definition() with { Divergence = new DivergenceOptions { Enabled = false } });
        scene.Join("gpu-a", 4);

        foreach (var (loss, accuracy) in new[] { (3, 0.5), (double.NaN, double.NaN), (1, 0.7), (2, 0.6) })
            scene.Report(scene.Begin(), 1, loss, accuracy);

        MetricWords.Quantiles.Select(quantile => scene.Value(SweepMetrics.RunningLoss, "scene", quantile))
            .ShouldBe([1, 1, 2, 3, double.NaN]);
        MetricWords.Quantiles.Select(quantile => scene.Value(SweepMetrics.RunningObjective, "scene", quantile))
            .ShouldBe([double.NaN, double.NaN, 0.5, 0.6, 0.7]);
    }

    [Fact]
    public void The_best_configurations_are_told_with_their_intervals()
    {
        scene.Submit(Definition(seeds: 2, 0.1, 0.01));
        scene.Join("gpu-a", 1);

        foreach (var accuracy in new[] { 0.5, 0.9, 0.6, 0.8 }) scene.Complete(accuracy);
        scene.Reader.Collect(); // The first asks for a ranking.

        scene.Value(SweepMetrics.ObjectiveBest, "scene", "accuracy").ShouldBe(0.9);
        scene.Value(SweepMetrics.ObjectiveMean, "scene", "1", "sgd lr=0.01").ShouldBe(0.85, 1e-12);
        scene.Value(SweepMetrics.ObjectiveMean, "scene", "2", "sgd lr=0.1").ShouldBe(0.55, 1e-12);
        scene.Value(SweepMetrics.ObjectiveLow, "scene", "1", "sgd lr=0.01").ShouldBeLessThan(0.85);
        scene.Value(SweepMetrics.ObjectiveHigh, "scene", "1", "sgd lr=0.01").ShouldBeGreaterThan(0.85);
        scene.Value(SweepMetrics.ObjectiveSeeds, "scene", "1", "sgd lr=0.01").ShouldBe(2);
    }

    [Fact]
    public void Waits_begin_when_an_attempt_could_run()
    {
        scene.Submit(Definition(seeds: 1, 0.1) with { Retries = new RetryOptions { DeviceFault = 1 } });
        scene.Pass(5);
        scene.Join("gpu-a", 1);
        scene.Pass(2);
        var running = scene.Begin();
        scene.Pass(3);
        scene.End(running, AttemptOutcome.Failed, FailureClass.DeviceFault);
        scene.Ask(new ClusterRequest.Pause(First, "lunch"));
        scene.End(scene.Begin(), AttemptOutcome.Preempted);
        scene.Pass(100);
        scene.Ask(new ClusterRequest.Resume(First));

        scene.Reader.Values(SweepMetrics.QueueWait).ShouldBe([5, 0, 0]);
        scene.Reader.Values(SweepMetrics.PlacementLatency).ShouldBe([2, 0]);
        scene.Reader.Values(SweepMetrics.AttemptDuration).ShouldBe([3, 0]);
        scene.Value(SweepMetrics.AttemptsEnded, "scene", "failed", "device-fault").ShouldBe(1);
    }

    [Fact]
    public void Time_left_and_the_first_estimate_follow_from_the_speed()
    {
        scene.Submit(Definition(seeds: 10, 0.1, 0.01));
        scene.Join("gpu-a", 1);
        scene.Reader.Collect().ShouldNotContain(told => told.Is(SweepMetrics.TimeLeft, "scene"));
        for (var trial = 0; trial < 4; trial++)
        {
            scene.Pass(9);
            scene.Complete();
            scene.Value(SweepMetrics.Progress, "scene"); // A second passes.
        }

        scene.Value(SweepMetrics.TimeLeft, "scene").ShouldBe(160, 5);
        scene.Value(SweepMetrics.TimeSpent, "scene").ShouldBe(42);
        scene.Value(SweepMetrics.TimeEstimate, "scene").ShouldBe(200, 15);
    }

    [Fact]
    public void A_paused_sweep_has_no_queue()
    {
        scene.Submit(Definition());
        scene.Value(SweepMetrics.QueueDepth, "scene").ShouldBe(4);

        scene.Ask(new ClusterRequest.Pause(First, "lunch"));

        scene.Value(SweepMetrics.QueueDepth, "scene").ShouldBe(0);
        scene.Value(SweepMetrics.Sweeps, "paused").ShouldBe(1);
    }

    public void Dispose() => scene.Dispose();
}
