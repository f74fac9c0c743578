using Sweep.Coordinator.Cluster;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Telemetry;

/// <summary>docs/metrics.md states the bound as a formula; this is it.</summary>
public sealed class SeriesBoundTests : IDisposable
{
    private const int PerProcess = 17;
    private const int PerNodeAndDevice = 6;
    private const int SweepsMax = 50;

    private readonly MeterScene scene = new();

    [Fact]
    public void Ten_sweeps_of_10_000_trials_have_few_series_and_none_once_they_are_over()
    {
        for (var sweep = 0; sweep < 10; sweep++) scene.Submit(Large($"large-{sweep}"));
        scene.Join("gpu-a", 4000);
        scene.Join("gpu-b", 4000);
        for (var trial = 0; trial < 2000; trial++) scene.Complete(trial / 2000.0);
        for (var trial = 0; trial < 500; trial++) scene.Report(scene.Begin(), 1, trial, 0.5);
        scene.Reader.Collect(); // The first asks for rankings.
        scene.Pass(10);

        var before = scene.Reader.Collect().Count;
        for (var sweep = 1; sweep <= 10; sweep++) scene.Ask(new ClusterRequest.Stop(new SweepId(sweep), "enough"));
        scene.Pass(14 * 60);
        var lately = scene.Reader.Collect();
        scene.Pass(2 * 60);
        var after = scene.Reader.Collect();

        before.ShouldBeInRange(10 * 30, PerProcess + (2 * PerNodeAndDevice) + (10 * PerSweep(optimizers: 1)));
        lately.Count(told => told.Is(SweepMetrics.Trials, "large-0", "cancelled")).ShouldBe(1);
        after.Count.ShouldBe(PerProcess + (2 * PerNodeAndDevice));
        after.ShouldAllBe(told => told.Tags.All(tag => tag.Key != MetricLabels.Sweep));
    }

    [Fact]
    public void Of_many_sweeps_50_have_series_and_those_that_run_come_first()
    {
        for (var sweep = 0; sweep < 60; sweep++) scene.Submit(Definition() with { Name = $"small-{sweep}" });
        scene.Join("gpu-a", 1);

        scene.Pass(1);
        var told = scene.Reader.Collect();

        var names = told.SelectMany(point => point.Tags).Where(tag => tag.Key == MetricLabels.Sweep)
            .Select(tag => (string)tag.Value!).Distinct().ToArray();
        names.Length.ShouldBe(SweepsMax);
        names.ShouldContain("small-0"); // The oldest is served first.
        told.Count.ShouldBeLessThanOrEqualTo(
            PerProcess + PerNodeAndDevice + (SweepsMax * PerSweep(optimizers: 1)));
    }

    public void Dispose() => scene.Dispose();

    private static int PerSweep(int optimizers) => 72 + (11 * optimizers);

    private static SweepDefinition Large(string name)
    {
        double[] rates = [.. Enumerable.Range(1, 2000).Select(rate => rate / 10000.0)];
        return Definition(seeds: 5, rates) with { Name = name };
    }
}
