using System.Diagnostics;
using Sweep.Coordinator.Tracing;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;
using static Sweep.Coordinator.Tests.Tracing.TraceScene;

namespace Sweep.Coordinator.Tests.Tracing;

/// <summary>Apart from other tests that listen to spans: one of these needs that nobody does.</summary>
[Collection("spans")]
public sealed partial class AttemptTraceTests
{
    [Fact]
    public void An_attempt_is_one_trace_with_the_times_of_its_facts()
    {
        using var scene = new TraceScene();

        RunOne(scene);

        var root = scene.One(SpanNames.Attempt);
        (root.StartTimeUtc, root.Duration).ShouldBe((At(0), TimeSpan.FromSeconds(10)));
        root.ParentSpanId.ShouldBe(default);
        var (queued, placed) = (scene.One(SpanNames.Queued), scene.One(SpanNames.Placed));
        (queued.StartTimeUtc, queued.Duration).ShouldBe((At(0), TimeSpan.FromSeconds(2)));
        (placed.StartTimeUtc, placed.Duration).ShouldBe((At(2), TimeSpan.FromSeconds(3)));
        foreach (var child in (Activity[])[queued, placed])
            (child.TraceId, child.ParentSpanId).ShouldBe((root.TraceId, root.SpanId));
        scene.Spans.Count.ShouldBe(3);
    }

    [Fact]
    public void The_order_names_the_root_before_there_is_one()
    {
        using var scene = new TraceScene();

        RunOne(scene);

        var root = scene.One(SpanNames.Attempt);
        var order = scene.Orders.Single().Trace;
        (order.TraceId, order.SpanId).ShouldBe((root.TraceId, root.SpanId));
        order.TraceFlags.ShouldBe(ActivityTraceFlags.Recorded);
    }

    [Fact]
    public void The_root_says_what_was_tried_where_and_how_it_ended()
    {
        using var scene = new TraceScene();

        RunOne(scene);

        var root = scene.One(SpanNames.Attempt);
        root.TagObjects.ToDictionary().ShouldBe(new Dictionary<string, object?>
        {
            [SpanAttributes.Sweep] = "scene", [SpanAttributes.SweepId] = 1L, [SpanAttributes.Trial] = 0L,
            [SpanAttributes.Attempt] = 1, [SpanAttributes.Node] = "gpu-a", [SpanAttributes.Device] = "cpu:0",
            [SpanAttributes.Optimizer] = "sgd", [SpanAttributes.Seed] = 0, [SpanAttributes.Outcome] = "Completed",
        }, ignoreOrder: true);
        root.Status.ShouldBe(ActivityStatusCode.Unset);
    }

    [Fact]
    public void An_attempt_that_outlives_its_coordinator_keeps_its_root_and_its_times()
    {
        using var undisturbed = new TraceScene();
        RunOne(undisturbed);
        undisturbed.Dispose();
        using var scene = new TraceScene();
        scene.Submit(Definition(1, 0.1));
        scene.Pass(2);
        scene.Join(A);
        scene.Pass(3);
        scene.Begin(A);
        scene.Pass(1);

        scene.Restart();
        scene.Join(A, AttemptOf(0));
        scene.Pass(4);
        scene.Complete(A);

        var root = scene.One(SpanNames.Attempt);
        var whole = undisturbed.One(SpanNames.Attempt);
        (root.TraceId, root.SpanId, root.StartTimeUtc, root.Duration)
            .ShouldBe((whole.TraceId, whole.SpanId, whole.StartTimeUtc, whole.Duration));
        root.GetTagItem(SpanAttributes.Device).ShouldBe("cpu:0");
        scene.Spans.Count.ShouldBe(3);
    }

    [Fact]
    public void A_restart_between_placing_and_beginning_loses_no_span()
    {
        using var scene = new TraceScene();
        scene.Submit(Definition(1, 0.1));
        scene.Pass(2);
        scene.Join(A);

        scene.Restart();
        scene.Join(A, AttemptOf(0));
        scene.Pass(3);
        scene.Complete(A, isBegun: false);

        var placed = scene.One(SpanNames.Placed);
        (placed.StartTimeUtc, placed.Duration).ShouldBe((At(2), TimeSpan.FromSeconds(3)));
        placed.ParentSpanId.ShouldBe(scene.One(SpanNames.Attempt).SpanId);
    }

    [Fact]
    public void A_lost_attempt_is_an_error_and_the_next_one_a_trace_that_links_to_it()
    {
        using var scene = new TraceScene();
        scene.Submit(Definition(1, 0.1));
        scene.Join(A);
        scene.Begin(A);

        scene.Pass(60);
        scene.LoseSilentNodes();
        scene.Pass(5);
        scene.Join(B);
        scene.Begin(B, attempt: 2);
        scene.Complete(B, attempt: 2);

        var (lost, second) = (scene.One(SpanNames.Attempt), scene.One(SpanNames.Attempt, attempt: 2));
        lost.Status.ShouldBe(ActivityStatusCode.Error);
        lost.GetTagItem(SpanAttributes.Outcome).ShouldBe("Lost");
        second.TraceId.ShouldNotBe(lost.TraceId);
        second.Links.Single().Context.SpanId.ShouldBe(lost.SpanId);
        second.Links.Single().Context.TraceId.ShouldBe(lost.TraceId);
        second.StartTimeUtc.ShouldBe(At(60)); // It could run from when the first one was lost.
        scene.One(SpanNames.Queued, attempt: 2).Duration.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_diverging_attempt_names_the_rule_and_is_no_error()
    {
        using var scene = new TraceScene();
        scene.Submit(Definition(1, 0.1));
        scene.Join(A);
        scene.Begin(A);

        scene.Say(A, new NodeMessage.Reported(AttemptOf(0), 1, [new(MetricNames.TrainLoss, double.NaN)]));

        var root = scene.One(SpanNames.Attempt);
        root.GetTagItem(SpanAttributes.Rule).ShouldBe("loss-not-finite");
        root.GetTagItem(SpanAttributes.Outcome).ShouldBe("Diverged");
        root.Status.ShouldBe(ActivityStatusCode.Unset);
    }

    [Fact]
    public void A_failed_attempt_is_an_error_with_its_reason()
    {
        using var scene = new TraceScene();
        scene.Submit(Definition(1, 0.1));
        scene.Join(A);
        scene.Begin(A);

        scene.Say(A, new NodeMessage.Ended(AttemptOf(0), AttemptOutcome.Failed, 1,
            new TrainingFailure(FailureClass.UserError, "no such data set")));

        var root = scene.One(SpanNames.Attempt);
        (root.Status, root.StatusDescription).ShouldBe((ActivityStatusCode.Error, "no such data set"));
        root.GetTagItem(SpanAttributes.FailureClass).ShouldBe("UserError");
    }

    [Fact]
    public void What_is_not_sampled_has_no_span_here_and_is_told_so_to_the_node()
    {
        using var scene = new TraceScene(ratio: 0);

        RunOne(scene);

        scene.Spans.ShouldBeEmpty();
        scene.Orders.Single().Trace.TraceFlags.ShouldBe(ActivityTraceFlags.None);
    }

    [Fact]
    public void While_nobody_listens_orders_name_no_trace()
    {
        using var scene = new TraceScene(isListening: false);

        RunOne(scene);

        scene.Orders.Single().Trace.ShouldBe(default);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 250)]
    [InlineData(1, 1000)]
    public void A_ratio_records_its_share_of_the_attempts(double ratio, int expected)
    {
        var recorded = Enumerable.Range(0, 1000).Count(trial =>
            AttemptIdentity.ContextOf(TimeSpan.FromHours(1), AttemptOf(trial), ratio).TraceFlags
                == ActivityTraceFlags.Recorded);

        recorded.ShouldBeInRange(expected - 50, expected + 50);
    }

    [Fact]
    public void No_two_attempts_share_a_trace()
    {
        var traces =
            from hour in Enumerable.Range(1, 2)
            from sweep in Enumerable.Range(1, 2)
            from trial in Enumerable.Range(0, 10)
            from attempt in Enumerable.Range(1, 3)
            select AttemptIdentity.ContextOf(TimeSpan.FromHours(hour), AttemptOf(trial, attempt, sweep), 1).TraceId;

        traces.Distinct().Count().ShouldBe(2 * 2 * 10 * 3);
    }

    /// <summary>Waits 2 s, is on its way for 3 s, trains for 5 s.</summary>
    private static void RunOne(TraceScene scene)
    {
        scene.Submit(Definition(1, 0.1));
        scene.Pass(2);
        scene.Join(A);
        scene.Pass(3);
        scene.Begin(A);
        scene.Pass(5);
        scene.Complete(A);
    }
}
