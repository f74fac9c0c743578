using System.Diagnostics.Metrics;
using Sweep.Messages.Telemetry;
using Sweep.Telemetry.Otlp;

namespace Sweep.Telemetry.Tests.Otlp;

public sealed class MetricSendingTests : IDisposable
{
    private readonly Dictionary<string, string> variables = [];
    private readonly Collector collector = new();

    public void Dispose() => collector.Dispose();

    [Fact]
    public void What_the_instruments_tell_arrives_as_protobuf_with_its_process_and_its_secret()
    {
        variables["OTEL_EXPORTER_OTLP_HEADERS"] = "api-key=secret";
        using var meter = new Meter("Sent", "1.2");
        using (Send("Sent"))
        {
            var wait = SweepMetrics.QueueWait;
            meter.CreateHistogram<double>(wait.Name, wait.Unit).Record(0.2);
            meter.CreateObservableGauge("sweep.progress", () => 0.5, "1");
        }

        var (path, key, body) = collector.Received.ShouldHaveSingleItem();
        path.ShouldBe("/v1/metrics");
        key.ShouldBe("secret");
        OtlpText.Strings(body, 1, 1, 1, 1).ShouldContain("service.instance.id");
        OtlpText.Strings(body, 1, 1, 1, 2, 1).ShouldContain("sweep-test");
        OtlpText.Strings(body, 1, 2, 1, 1).ShouldBe(["Sent"]);
        OtlpText.Strings(body, 1, 2, 2, 1).ShouldBe(["sweep.queue.wait", "sweep.progress"], ignoreOrder: true);
        OtlpText.Doubles(OtlpText.At(body, 1, 2, 2, 5, 1, 4).Single()).ShouldBe([0.5]);
        OtlpText.Doubles(OtlpText.At(body, 1, 2, 2, 9, 1, 7).Single()).ShouldBe(SweepMetrics.QueueWait.Buckets);
    }

    [Theory]
    [InlineData("cumulative", "2")]
    [InlineData("delta", "1")]
    public void Sums_are_as_the_variable_asks(string preference, string expected)
    {
        variables["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"] = preference;
        using var meter = new Meter("Summed");
        using (Send("Summed")) meter.CreateCounter<long>("done").Add(1);

        OtlpText.Strings(collector.Received.Single().Body, 1, 2, 2, 7, 2).ShouldBe([expected]);
    }

    [Theory]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "soon")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "sometimes")]
    public void A_variable_that_cannot_be_is_refused_by_its_name(string name, string value)
    {
        variables[name] = value;

        Should.Throw<OtlpRefusedException>(() => Send("None")).Message.ShouldStartWith(name);
    }

    [Fact]
    public void A_collector_that_is_away_holds_nobody_up_for_long()
    {
        collector.Dispose();
        using var meter = new Meter("Away");
        using var sending = Send("Away");

        meter.CreateCounter<long>("done").Add(1);

        Should.NotThrow(sending.Dispose);
    }

    private MetricSending Send(string meter) => new(
        OtlpDestination.Of(OtlpSignal.Metrics, collector.Url, variables.GetValueOrDefault)!,
        new TelemetryOptions { Service = "sweep-test", Instance = "1", Meters = [meter] });
}
