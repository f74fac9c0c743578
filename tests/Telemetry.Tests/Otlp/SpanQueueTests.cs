using System.Diagnostics;
using OpenTelemetry;
using Sweep.Telemetry.Otlp;

namespace Sweep.Telemetry.Tests.Otlp;

public sealed class SpanQueueTests
{
    [Fact]
    public void What_waits_is_sent_at_the_end()
    {
        using var exporter = new Exporter();
        using var queue = new SpanQueue(exporter);

        Fill(queue, 1200);
        queue.Shutdown().ShouldBeTrue();

        (exporter.Sent, queue.Lost).ShouldBe((1200, 0));
    }

    [Fact]
    public void Beyond_its_bound_spans_are_counted_instead_of_kept()
    {
        using var gate = new ManualResetEventSlim();
        using var exporter = new Exporter { Gate = gate };
        using var queue = new SpanQueue(exporter);

        Fill(queue, 2 * SpanQueue.WaitingMax);
        var lost = queue.Lost;
        gate.Set();
        queue.Shutdown().ShouldBeTrue();

        lost.ShouldBeInRange(SpanQueue.WaitingMax - 512, SpanQueue.WaitingMax); // One batch may be on its way.
        (exporter.Sent + queue.Lost).ShouldBe(2 * SpanQueue.WaitingMax);
    }

    [Fact]
    public void What_the_collector_does_not_take_counts_as_lost()
    {
        using var exporter = new Exporter { Result = ExportResult.Failure };
        using var queue = new SpanQueue(exporter);

        Fill(queue, 10);
        queue.Shutdown();

        queue.Lost.ShouldBe(10);
    }

    [Fact]
    public void What_is_not_sampled_is_neither_sent_nor_lost()
    {
        using var exporter = new Exporter();
        using var queue = new SpanQueue(exporter);

        queue.OnEnd(new Activity("unsampled").Start());
        queue.Shutdown();

        (exporter.Sent, queue.Lost).ShouldBe((0, 0));
    }

    private static void Fill(SpanQueue queue, int count)
    {
        for (var i = 0; i < count; i++)
            queue.OnEnd(new Activity("span") { ActivityTraceFlags = ActivityTraceFlags.Recorded });
    }

    private sealed class Exporter : BaseExporter<Activity>
    {
        private int sent;

        public int Sent => Volatile.Read(ref sent);

        public ExportResult Result { get; init; } = ExportResult.Success;

        /// <summary>Held until it is set.</summary>
        public ManualResetEventSlim? Gate { get; init; }

        public override ExportResult Export(in Batch<Activity> batch)
        {
            Gate?.Wait();
            if (Result == ExportResult.Success) Interlocked.Add(ref sent, (int)batch.Count);
            return Result;
        }
    }
}
