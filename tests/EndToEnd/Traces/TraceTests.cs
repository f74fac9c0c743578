using System.Text;
using Sweep.Messages.Api;

namespace Sweep.EndToEnd.Traces;

/// <summary>Real processes that send their spans to a collector of the test's own.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-traces-");
    private readonly OtlpCollector collector = new();

    private string Store => "sqlite:" + Path.Combine(folder.FullName, "store.db");

    public void Dispose()
    {
        collector.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_trace_of_a_trial_crosses_two_processes()
    {
        using var coordinator = await ServiceProcess.Start(Store, "--otlp", collector.Url);
        using var node = StartNode("gpu-a", coordinator.Url);
        await Submit(coordinator, Definition(seconds: 0.2));

        var spans = await collector.WaitUntil(spans => spans.Count >= 4);

        ShouldBeOneTrace(spans, "gpu-a");
        var training = Named(spans, "training");
        training.Events.Select(e => e.Name).ShouldBe(["began", "evaluated", "ended"]);
        training.Events.Select(e => e.At).ShouldBeInOrder();
        training.Events[0].At.ShouldBeGreaterThanOrEqualTo(training.Start);
        training.Events[^1].At.ShouldBeLessThanOrEqualTo(training.End);
        var root = Named(spans, "attempt");
        root.Attributes["sweep.outcome"].ShouldBe("Completed");
        root.Attributes["sweep.name"].ShouldBe("traced");
        root.IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task It_stays_one_trace_when_the_coordinator_is_killed_and_started_again_in_mid_attempt()
    {
        using var first = await ServiceProcess.Start(Store, "--otlp", collector.Url);
        using var node = StartNode("gpu-a", first.Url);
        await Submit(first, Definition(seconds: 6));
        await collector.WaitUntil(spans => spans.Any(span => span.Name == "placed"));
        first.End("KILL");
        using var second = await ServiceProcess.StartAt(first.Url.TrimEnd('/'), Store, "--otlp", collector.Url);

        var spans = await collector.WaitUntil(spans => spans.Count >= 4);

        ShouldBeOneTrace(spans, "gpu-a");
        var (root, training) = (Named(spans, "attempt"), Named(spans, "training"));
        root.Start.ShouldBe(Named(spans, "queued").Start);
        (root.End - root.Start).ShouldBeGreaterThan(5_000_000_000UL);
        training.End.ShouldBeGreaterThan(training.Start + 5_000_000_000UL);
    }

    [Fact]
    public async Task An_attempt_whose_node_dies_is_an_error_and_the_next_one_links_to_it()
    {
        using var coordinator = await ServiceProcess.Start(Store, "--otlp", collector.Url);
        using (var lost = StartNode("gpu-a", coordinator.Url))
        {
            await Submit(coordinator, Definition(seconds: 3));
            await collector.WaitUntil(spans => spans.Any(span => span.Name == "placed"));
            lost.Signal("KILL").ShouldBeTrue();
            await lost.Ended;
        }

        // A later process of the node says that it does not hold the attempt, which is quicker than its lease.
        using var next = StartNode("gpu-a", coordinator.Url);
        var spans = await collector.WaitUntil(
            spans => Traces(spans).Any(trace => trace.Key == "2" && trace.Count() == 4));

        var first = Traces(spans).Single(trace => trace.Key == "1").ToList();
        var second = Traces(spans).Single(trace => trace.Key == "2").ToList();
        Named(first, "attempt").IsError.ShouldBeTrue();
        Named(first, "attempt").Attributes["sweep.outcome"].ShouldBe("Lost");
        ShouldBeOneTrace(second, "gpu-a");
        Named(second, "attempt").TraceId.ShouldNotBe(Named(first, "attempt").TraceId);
        Named(second, "attempt").Links.ShouldBe(
            [(Named(first, "attempt").TraceId, Named(first, "attempt").SpanId)]);
    }

    private static IEnumerable<IGrouping<string, ReceivedSpan>> Traces(IEnumerable<ReceivedSpan> spans) =>
        spans.GroupBy(span => span.Attributes["sweep.attempt"]);

    private static ReceivedSpan Named(IEnumerable<ReceivedSpan> spans, string name) =>
        spans.Single(span => span.Name == name);

    /// <summary>A root and its three children, from two processes, in their order.</summary>
    private static void ShouldBeOneTrace(IReadOnlyList<ReceivedSpan> spans, string node)
    {
        spans.Select(span => (span.Service, span.Name)).ShouldBe(
        [
            ("sweep-coordinator", "queued"), ("sweep-coordinator", "placed"), ("sweep-coordinator", "attempt"),
            ("sweep-node", "training"),
        ], ignoreOrder: true);
        var root = Named(spans, "attempt");
        var (queued, placed, training) = (Named(spans, "queued"), Named(spans, "placed"), Named(spans, "training"));
        root.ParentId.ShouldBeEmpty();
        foreach (var child in (ReceivedSpan[])[queued, placed, training])
            (child.TraceId, child.ParentId).ShouldBe((root.TraceId, root.SpanId), child.Name);
        spans.Select(span => span.SpanId).Distinct().Count().ShouldBe(4);
        root.Start.ShouldBe(queued.Start);
        queued.End.ShouldBeInRange(placed.Start, placed.Start + 100); // No span is shorter than 100 ns.
        training.Start.ShouldBeGreaterThanOrEqualTo(placed.Start);
        root.End.ShouldBeGreaterThanOrEqualTo(placed.End);
        foreach (var span in (ReceivedSpan[])[root, training])
        {
            span.Attributes["sweep.node"].ShouldBe(node);
            span.Attributes["sweep.device"].ShouldBe("cpu:0");
            span.Attributes["sweep.optimizer"].ShouldBe("sgd");
            span.Attributes["sweep.seed"].ShouldBe("0");
        }
    }

    private static string Definition(double seconds) => FormattableString.Invariant(
        $$"""
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: traced}
        spec:
          trainer: {model: synthetic, steps: 10, durationSeconds: {{seconds}}}
          objective: {metric: accuracy, goal: maximize}
          grid: [{optimizer: sgd, lr: [0.1]}]
          seeds: 1
        """);

    private static async Task Submit(ServiceProcess service, string definition)
    {
        using var client = new HttpClient { BaseAddress = new Uri(service.Url) };
        using var response = await client.PostAsync(
            ApiRoutes.Sweeps, new StringContent(definition, Encoding.UTF8, "application/yaml"));
        ((int)response.StatusCode).ShouldBe(201, await response.Content.ReadAsStringAsync());
    }

    private SweepProcess StartNode(string name, string url) => SweepProcess.Start(
        "node", "--join", url, "--name", name, "--devices", "cpu:1", "--otlp", collector.Url,
        "--checkpoints", Path.Combine(folder.FullName, "checkpoints"));
}
