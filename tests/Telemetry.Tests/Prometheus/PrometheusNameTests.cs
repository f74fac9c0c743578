using Sweep.Messages.Telemetry;
using Sweep.Telemetry.Prometheus;

namespace Sweep.Telemetry.Tests.Prometheus;

public sealed class PrometheusNameTests
{
    [Theory]
    [InlineData("sweep.time.left", "s", "sweep_time_left_seconds")]
    [InlineData("sweep.progress", "1", "sweep_progress_ratio")]
    [InlineData("sweep.trials", "{trial}", "sweep_trials")]
    [InlineData("sweep.memory.used", "By", "sweep_memory_used_bytes")]
    [InlineData("sweep.memory.bytes", "By", "sweep_memory_bytes")]
    [InlineData("speed", "m/s", "speed_meters_per_second")]
    [InlineData("speed", "{trial}/min", "speed_per_minute")]
    [InlineData("speed", "By{of frames}", "speed_bytes")]
    [InlineData("strange", "o/d-d", "strange_o_per_d_d")]
    [InlineData("9 lives::of..a-cat", "", "_9_lives::of_a_cat")]
    public void A_gauge_is_named_by_its_words_and_its_unit(string name, string unit, string expected) =>
        PrometheusName.FamilyOf(name, unit, PrometheusKind.Gauge).ShouldBe(expected);

    [Theory]
    [InlineData("sweep.link.io", "By", "sweep_link_io_bytes_total")]
    [InlineData("sweep.hits", "1", "sweep_hits_total")]
    [InlineData("sweep.hits.total", "", "sweep_hits_total")]
    [InlineData("sweep.hits.total", "s", "sweep_hits_seconds_total")]
    public void A_counter_ends_in_total_once(string name, string unit, string expected)
    {
        var family = PrometheusName.FamilyOf(name, unit, PrometheusKind.Counter);

        PrometheusName.SampleOf(family, PrometheusKind.Counter).ShouldBe(expected);
    }

    [Fact]
    public void No_two_metrics_of_ours_have_one_name()
    {
        var names = MetricCatalog.All.SelectMany(NamesOf).ToList();

        names.ShouldBeUnique();
        names.ShouldAllBe(name => name.StartsWith("sweep_"));
    }

    [Fact]
    public void A_definition_has_the_name_that_its_instrument_gets()
    {
        PrometheusName.Of(SweepMetrics.Progress).ShouldBe("sweep_progress_ratio");
        PrometheusName.Of(SweepMetrics.Reports).ShouldBe("sweep_reports_total");
        PrometheusName.Of(CoordinatorMetrics.CommitDuration).ShouldBe("sweep_journal_commit_duration_seconds");
    }

    private static IEnumerable<string> NamesOf(MetricDefinition definition)
    {
        var name = PrometheusName.Of(definition);
        return definition.Kind == MetricKind.Histogram
            ? [name, $"{name}_bucket", $"{name}_sum", $"{name}_count"]
            : [name];
    }
}
