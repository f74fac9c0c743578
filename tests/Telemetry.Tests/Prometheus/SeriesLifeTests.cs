using System.Diagnostics.Metrics;

namespace Sweep.Telemetry.Tests.Prometheus;

/// <summary>Which series a scrape sees. Most of it hangs on how the SDK treats points that it hears nothing of, which
/// has changed between its versions: here it is held fast.</summary>
public sealed class SeriesLifeTests : IDisposable
{
    private readonly ScrapeScene scene = new();
    private string[] sweeps = ["a", "b"];
    private double total = 1.5;

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task A_series_that_is_observed_no_more_vanishes_at_once_and_may_come_back()
    {
        scene.Meter.CreateObservableGauge("left", () => sweeps.Select(name => Of(7.0, name)));

        (await scene.Values())["left{sweep=b}"].ShouldBe([7.0]);
        sweeps = ["a"];
        var without = await scene.Values();
        sweeps = ["a", "b"];
        var again = await scene.Values();

        without.Select(line => line.Key).ShouldBe(["left{sweep=a}"]);
        again["left{sweep=b}"].ShouldBe([7.0]);
    }

    [Fact]
    public async Task An_observed_counter_tells_what_it_was_observed_to_be()
    {
        scene.Meter.CreateObservableCounter("done", () => sweeps.Select(name => Of(total, name)));

        (await scene.Values())["done_total{sweep=a}"].ShouldBe([1.5]);
        total = 4;
        (await scene.Values())["done_total{sweep=a}"].ShouldBe([4]);
        (await scene.Values())["done_total{sweep=a}"].ShouldBe([4]);
        sweeps = ["b"];
        (await scene.Values())["done_total{sweep=a}"].ShouldBeEmpty();
        sweeps = ["a", "b"];
        total = 5;
        (await scene.Values())["done_total{sweep=a}"].ShouldBe([5]);
        // As after a restart of what it counts.
        total = 0;
        (await scene.Values())["done_total{sweep=a}"].ShouldBe([0]);
    }

    [Fact]
    public async Task What_a_process_counts_itself_stays_while_nothing_happens()
    {
        var counter = scene.Meter.CreateCounter<long>("done");
        var gauge = scene.Meter.CreateGauge<double>("level");
        var upDown = scene.Meter.CreateUpDownCounter<long>("open");
        var histogram = scene.Meter.CreateHistogram<double>("wait", "s");
        counter.Add(2);
        gauge.Record(0.5);
        upDown.Add(3);
        upDown.Add(-1);
        histogram.Record(0.25);
        await scene.Values();

        var later = await scene.Values();
        counter.Add(1);
        histogram.Record(0.25);
        var last = await scene.Values();

        later["done_total"].ShouldBe([2]);
        later["level"].ShouldBe([0.5]);
        later["open"].ShouldBe([2]);
        later["wait_seconds_count"].ShouldBe([1]);
        last["done_total"].ShouldBe([3]);
        last["wait_seconds_count"].ShouldBe([2]);
        last["wait_seconds_sum"].ShouldBe([0.5]);
    }

    [Fact]
    public async Task The_series_of_an_instrument_that_ended_go_with_it()
    {
        using var other = new Meter(scene.Meter.Name, "2");
        other.CreateCounter<long>("done").Add(1);
        scene.Meter.CreateCounter<long>("kept").Add(1);
        (await scene.Values())["done_total"].ShouldBe([1]);

        other.Dispose();
        var after = await scene.Values();
        using var next = new Meter(scene.Meter.Name, "2");
        next.CreateCounter<long>("done").Add(5);
        var anew = await scene.Values();

        after["done_total"].ShouldBeEmpty();
        after["kept_total"].ShouldBe([1]);
        anew["done_total"].ShouldBe([5]);
    }

    /// <summary>A coordinator that lives long sees any number of sweeps, one after the other.</summary>
    [Fact]
    public async Task The_limit_counts_the_series_of_now_and_not_those_that_ever_were()
    {
        var round = 0;
        scene.Meter.CreateObservableGauge(
            "sweep.time.left", () => Enumerable.Range(0, 500).Select(i => Of(1.0, $"{round}-{i}")), "s");

        for (; round < 20; round++) (await scene.Values()).Count.ShouldBe(500);

        (await scene.Text()).ShouldNotContain("overflow");
    }

    [Fact]
    public async Task Beyond_the_limit_all_is_one_series_that_says_so_and_it_ends()
    {
        var count = MetricViews.SweepSeriesMax + 10;
        scene.Meter.CreateObservableGauge(
            "sweep.time.left", () => Enumerable.Range(0, count).Select(i => Of(1.0, $"{i}")), "s");

        var beyond = await scene.Values();
        count = 10;
        for (var scrape = 0; scrape < 3; scrape++) await scene.Values();
        var within = await scene.Values();

        beyond.Count.ShouldBe(MetricViews.SweepSeriesMax + 1);
        beyond.ShouldContain(line => line.Key == "sweep_time_left_seconds{otel_metric_overflow=true}");
        within.Count.ShouldBe(10);
        within.ShouldNotContain(line => line.Key.Contains("overflow"));
    }

    [Fact]
    public async Task Numbers_that_are_none_do_no_harm()
    {
        double[] values = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -0.0, 5e-324];
        scene.Meter.CreateObservableGauge("best", () => values.Select((value, i) => Of(value, $"{i}")));
        var counter = scene.Meter.CreateCounter<double>("done");
        var histogram = scene.Meter.CreateHistogram<double>("wait");
        counter.Add(1);
        counter.Add(double.NaN);
        histogram.Record(double.NaN);
        histogram.Record(double.PositiveInfinity);
        await scene.Values();
        counter.Add(1);
        histogram.Record(2);

        var read = await scene.Values();

        values.Select((_, i) => read[$"best{{sweep={i}}}"].Single()).ShouldBe(values);
        read["done_total"].Single().ShouldBe(1, "what was told together with NaN is lost, and nothing else");
        read["wait_count"].ShouldBe([3]);
        read["wait_sum"].ShouldBe([2]);
    }

    [Fact]
    public async Task An_instrument_that_throws_takes_no_other_with_it()
    {
        scene.Meter.CreateObservableGauge("broken", double () => throw new InvalidOperationException("broken"));
        scene.Meter.CreateObservableGauge("whole", () => 1);

        var read = await scene.Values();

        read.Select(line => line.Key).ShouldBe(["whole"]);
    }

    private static Measurement<double> Of(double value, string sweep) =>
        new(value, new KeyValuePair<string, object?>("sweep", sweep));
}
