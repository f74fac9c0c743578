using System.Collections.Concurrent;
using System.Diagnostics;
using Sweep.Actors;
using Sweep.GpuNode.Tests.Workers;
using Sweep.GpuNode.Tracing;
using Sweep.GpuNode.Workers;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using static Sweep.GpuNode.Tests.Workers.WorkerRun;

namespace Sweep.GpuNode.Tests.Tracing;

public sealed class TrainingTraceTests : IDisposable
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private readonly string _directory = Directory.CreateTempSubdirectory("sweep-trace-").FullName;
    private readonly List<string> _warnings = [];
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public TrainingTraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SpanNames.Node,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void A_training_is_a_span_under_the_one_that_its_order_names()
    {
        var span = SpanOf(Order(101, Specs.Mlp(steps: 8)));

        span.TraceId.ToString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        span.ParentSpanId.ToString().ShouldBe("b7ad6b7169203331");
        span.GetTagItem(SpanAttributes.Node).ShouldBe("gpu-a");
        span.GetTagItem(SpanAttributes.Device).ShouldBe("cpu:0");
        span.GetTagItem(SpanAttributes.Optimizer).ShouldBe("adam");
        span.GetTagItem(SpanAttributes.Outcome).ShouldBe("Completed");
        span.Status.ShouldBe(ActivityStatusCode.Unset);
    }

    [Fact]
    public void Its_events_tell_its_life_in_order()
    {
        var span = SpanOf(Order(102, Specs.Mlp(steps: 8) with { EvaluateEvery = 4 }));

        span.Events.Select(e => e.Name).ShouldBe(["began", "evaluated", "evaluated", "ended"]);
        span.Events.Select(e => e.Timestamp).ShouldBeInOrder();
        span.Events.ElementAt(1).Tags.ToDictionary()[SpanAttributes.Step].ShouldBe(4L);
        span.Events.First().Timestamp.UtcDateTime.ShouldBeGreaterThanOrEqualTo(span.StartTimeUtc);
        span.Events.Last().Timestamp.UtcDateTime.ShouldBeLessThanOrEqualTo(span.StartTimeUtc + span.Duration);
    }

    [Fact]
    public void Its_times_are_those_of_the_host_s_clock()
    {
        var clock = new CountingClock();

        var span = SpanOf(Order(103, Specs.Synthetic(steps: 4)), clock);

        span.StartTimeUtc.ShouldBe(DateTime.UnixEpoch.AddSeconds(2)); // The worker has read the clock once before.
        (span.StartTimeUtc + span.Duration).ShouldBeLessThanOrEqualTo(DateTime.UnixEpoch + clock.Now);
    }

    [Fact]
    public void Checkpoints_are_events()
    {
        var order = Order(104, Specs.Mlp(steps: 40_000) with { ReportEvery = 500, EvaluateEvery = 40_000 });

        Of(Options(), order, stopAfterReports: 3);

        var span = _spans.Single(span => Equals(span.GetTagItem(SpanAttributes.Trial), 104L));
        span.Events.Select(e => e.Name).ShouldContain("checkpointed");
        span.GetTagItem(SpanAttributes.Outcome).ShouldBe("Stopped");
    }

    [Fact]
    public void However_long_a_training_is_its_events_are_few()
    {
        var span = SpanOf(Order(105, Specs.Synthetic(steps: 5000) with { EvaluateEvery = 1 }));

        // The first 32 of 5000 evaluations, and the 64th, 128th, ... 4096th; its beginning and its end.
        span.Events.Count().ShouldBe(TrainingTrace.EventsKept + 7 + 2);
    }

    [Fact]
    public void A_training_that_fails_is_an_error_with_its_reason()
    {
        var span = SpanOf(Order(106, Specs.Mlp(steps: 8) with { Dataset = "nowhere" }));

        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.GetTagItem(SpanAttributes.Outcome).ShouldBe("Failed");
        span.StatusDescription.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void An_order_of_an_older_coordinator_is_a_trace_of_its_own()
    {
        var span = SpanOf(Order(107, Specs.Synthetic(steps: 4)) with { Trace = default });

        span.ParentSpanId.ShouldBe(default);
        span.GetTagItem(SpanAttributes.Trial).ShouldBe(107L);
    }

    private static CoordinatorMessage.Assign Order(long trial, TrialSpec spec) =>
        new(new AttemptId(new SweepId(1), new TrialId(trial), 1), spec, 0) { Trace = TraceParent.Read(Parent) };

    private Activity SpanOf(CoordinatorMessage.Assign order, IClock? clock = null)
    {
        var options = Options();
        Of(clock is null ? options : options with { Clock = clock }, order);
        return _spans.Single(span => Equals(span.GetTagItem(SpanAttributes.Trial), order.Attempt.Trial.Number));
    }

    private WorkerOptions Options() => WorkerRun.Options(_directory, _warnings) with { Node = new NodeId("gpu-a") };

    /// <summary>A second passes whenever somebody looks.</summary>
    private sealed class CountingClock : IClock
    {
        private long _seconds;

        public TimeSpan Now => TimeSpan.FromSeconds(Interlocked.Increment(ref _seconds));
    }
}
