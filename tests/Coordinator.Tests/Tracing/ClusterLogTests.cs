using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Tests.Logs;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Tracing;

public sealed partial class AttemptTraceTests
{
    [Fact]
    public void An_operator_reads_of_sweeps_and_nodes_and_not_of_attempts()
    {
        var log = new KeptLog(LogLevel.Information);
        using var scene = new TraceScene(isListening: false, log: log);

        RunOne(scene);
        scene.Say(A, new NodeMessage.Leaving(IsEmpty: true));

        log.Texts.ShouldBe(
        [
            "Information: sweep scene was submitted: 1 trials",
            "Information: node gpu-a has joined: 2 trials at once, version test",
            "Information: sweep scene has finished: every trial ran, 1 ended",
            "Information: node gpu-a has left",
        ]);
    }

    [Fact]
    public void What_people_ask_for_is_in_the_log()
    {
        var log = new KeptLog(LogLevel.Information);
        using var scene = new TraceScene(isListening: false, log: log);
        scene.Submit(Definition(1, 0.1));
        scene.Join(A);

        scene.Ask(new ClusterRequest.Pause(First, "maintenance"));
        scene.Ask(new ClusterRequest.Resume(First));
        scene.Ask(new ClusterRequest.DrainNode(A));
        scene.Ask(new ClusterRequest.Stop(First, "a mistake"));
        scene.Ask(new ClusterRequest.Delete(First));

        log.Texts.Skip(2).ShouldBe(
        [
            "Information: sweep scene is paused: maintenance",
            "Information: sweep scene goes on",
            "Information: node gpu-a is asked to leave",
            "Information: sweep scene was stopped: a mistake",
            "Information: sweep scene was deleted",
        ]);
    }

    [Fact]
    public void A_lost_node_is_a_warning()
    {
        var log = new KeptLog(LogLevel.Warning);
        using var scene = new TraceScene(isListening: false, log: log);
        scene.Submit(Definition(1, 0.1));
        scene.Join(A);

        scene.Pass(60);
        scene.LoseSilentNodes();

        log.Texts.ShouldBe(
            ["Warning: node gpu-a is lost: its lease has run out, and its 1 attempts go on elsewhere"]);
    }

    [Fact]
    public void At_debug_each_attempt_has_its_lines_with_its_numbers_and_its_trace()
    {
        var log = new KeptLog(LogLevel.Debug);
        using var scene = new TraceScene(log: log);

        RunOne(scene);

        var lines = log.Lines.Where(line => line.Level == LogLevel.Debug).ToList();
        lines.Select(line => line.Text).ShouldBe(
        [
            "scene: attempt 1 of trial 0 is given to gpu-a", "scene: attempt 1 of trial 0 has begun on cpu:0",
            "scene: attempt 1 of trial 0 has ended: Completed",
        ]);
        var root = scene.One(SpanNames.Attempt);
        foreach (var line in lines)
        {
            (line.Properties["Sweep"], line.Properties["Trial"], line.Properties["Attempt"]).ShouldBe(("scene", 0L, 1));
            (line.Trace.TraceId, line.Trace.SpanId).ShouldBe((root.TraceId, root.SpanId));
        }

        log.Lines.Where(line => line.Level != LogLevel.Debug).ShouldAllBe(line => line.Trace == default);
        Activity.Current.ShouldBeNull();
    }

    [Fact]
    public void Reports_are_never_logged()
    {
        var log = new KeptLog(LogLevel.Trace);
        using var scene = new TraceScene(isListening: false, log: log);
        scene.Submit(Definition(1, 0.1));
        scene.Join(A);
        scene.Begin(A);
        var before = log.Lines.Count;

        scene.Say(A, new NodeMessage.Reported(AttemptOf(0), 1, [new(MetricNames.TrainLoss, 1)]));

        log.Lines.Count.ShouldBe(before);
    }
}
