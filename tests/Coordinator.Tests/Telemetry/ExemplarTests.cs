using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sweep.Coordinator.Tracing;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Telemetry;

[Collection("spans")]
public sealed class ExemplarTests
{
    private static readonly string[] Latencies =
        [SweepMetrics.QueueWait.Name, SweepMetrics.PlacementLatency.Name, SweepMetrics.AttemptDuration.Name];

    [Fact]
    public void A_latency_is_measured_under_the_span_of_its_attempt()
    {
        using var traces = Listen();
        using var scene = new MeterScene();
        using var listener = new MeterListener();
        var spans = new List<(string, ActivitySpanId?, bool?)>();
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) =>
            spans.Add((instrument.Name, Activity.Current?.SpanId, Activity.Current?.Recorded)));
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter == scene.Meter && Latencies.Contains(instrument.Name))
                listening.EnableMeasurementEvents(instrument);
        };
        listener.Start();
        var created = scene.Now;

        scene.Submit(Definition(seeds: 1, 0.1));
        scene.Join("gpu-a", 1);
        scene.Complete();

        var root = AttemptIdentity.ContextOf(created, AttemptOf(0), ratio: 1);
        spans.ShouldBe(Latencies.Select(name => (name, (ActivitySpanId?)root.SpanId, (bool?)true)));
        Activity.Current.ShouldBeNull();
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SpanNames.Coordinator,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
