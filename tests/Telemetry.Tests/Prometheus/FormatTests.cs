using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Sweep.Messages.Telemetry;
using Sweep.Telemetry.Prometheus;

namespace Sweep.Telemetry.Tests.Prometheus;

public sealed partial class FormatTests
{
    [Fact]
    public async Task The_formats_are_as_agreed()
    {
        using var scene = new ScrapeScene("Golden");
        using var traced = Activity("trial");
        scene.Meter.CreateObservableGauge(
            "sweep.progress", () => new Measurement<double>(0.25, Tag("sweep", "a")), "1", "Done.");
        scene.Meter.CreateObservableGauge(
            "sweep.odd", () => new double[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity }
                .Select((value, i) => new Measurement<double>(value, Tag("which", i))),
            "", "A \"quote\",\na new line and a back\\slash.");
        scene.Meter.CreateCounter<long>("sweep.link.io", "By", "Bytes.")
            .Add(7, Tag("direction", "in"), Tag("le", true));
        scene.Meter.CreateObservableUpDownCounter("sweep.open", () => 3, "{door}");
        var wait = scene.Meter.CreateHistogram<double>(SweepMetrics.QueueWait.Name, "s", "Time.");
        wait.Record(0.0007);
        wait.Record(3);
        traced.Stop();
        wait.Record(100_000);

        var plain = await scene.Text();
        var open = await scene.TextAtOnce(TextFormat.OpenMetrics);

        ExpositionReader.Read(plain, isOpenMetrics: false).Count.ShouldBe(25);
        ExpositionReader.Read(open, isOpenMetrics: true).Count(sample => sample.Exemplar is not null).ShouldBe(3);
        Golden.Matches("plain.golden.txt", Stable(plain));
        Golden.Matches("openmetrics.golden.txt", Stable(open));
    }

    /// <summary>The texts of labels come from users: names of sweeps, configurations, nodes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_a_label_says_is_read_as_it_was_said(int seed)
    {
        using var scene = new ScrapeScene();
        var random = new Random(seed);
        var values = Enumerable.Range(0, 300).Select(_ => Text(random)).Distinct().ToList();
        scene.Meter.CreateObservableGauge(
            "any", () => values.Select(value => new Measurement<double>(1, Tag("text", value))));

        foreach (var format in new[] { TextFormat.Plain, TextFormat.OpenMetrics })
        {
            var read = ExpositionReader.Read(await scene.Text(format), format == TextFormat.OpenMetrics);

            read.Where(sample => sample.Name == "any").Select(sample => sample.Labels["text"]).ShouldBe(values);
        }
    }

    [Fact]
    public async Task Half_a_sign_is_replaced()
    {
        using var scene = new ScrapeScene();
        scene.Meter.CreateObservableGauge("any", () => new Measurement<double>(1, Tag("text", "a\ud800b")));

        (await scene.Values())["any{text=a\ufffdb}"].ShouldBe([1]);
    }

    [Fact]
    public async Task Labels_whose_names_become_one_share_it_in_the_order_of_their_names()
    {
        using var scene = new ScrapeScene();
        scene.Meter.CreateObservableGauge(
            "any", () => new Measurement<double>(1, [Tag("a.b", 1), Tag("a-b", 2), Tag("9", null), Tag("", "x")]));

        (await scene.Values()).Select(line => line.Key).ShouldBe(["any{_=x,_9=,a_b=2;1}"]);
    }

    [Fact]
    public async Task Instruments_whose_names_become_one_share_a_family_if_they_are_of_one_kind()
    {
        using var scene = new ScrapeScene();
        scene.Meter.CreateObservableGauge("a.b", () => new Measurement<double>(1, Tag("from", "first")));
        scene.Meter.CreateObservableGauge("a_b", () => new Measurement<double>(2, Tag("from", "second")));
        scene.Meter.CreateObservableGauge("a-b", () => new Measurement<double>(3, Tag("from", "second")));
        scene.Meter.CreateCounter<long>("a/b").Add(4);

        (await scene.Values()).Select(line => line.Key).ShouldBe(["a_b{from=first}", "a_b{from=second}"]);
    }

    [Fact]
    public async Task The_target_says_what_process_it_is()
    {
        using var scene = new ScrapeScene();

        var page = ExpositionReader.Read(await scene.Text(), isOpenMetrics: false);

        var target = page.Single(sample => sample.Name == "target_info");
        target.Value.ShouldBe(1);
        target.Labels["service_name"].ShouldBe("sweep-test");
        target.Labels["service_instance_id"].ShouldBe("test-1");
        target.Labels["service_version"].ShouldBe(Messages.ProgramVersion.Current);
    }

    private static string Text(Random random)
    {
        const string Signs = "\"\\\n\r\t{},=# a\u00e9\u4e2d\u0001\u2028";
        var length = random.Next(12);
        return string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(20) == 0
            ? "\U0001F600"
            : Signs[random.Next(Signs.Length)].ToString()));
    }

    private static Activity Activity(string name) =>
        new Activity(name) { ActivityTraceFlags = ActivityTraceFlags.Recorded }
            .SetIdFormat(ActivityIdFormat.W3C).Start();

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);

    private static string Stable(string text) => Version().Replace(
        Exemplar().Replace(text, " # {trace_id=\"T\",span_id=\"S\"} $1 WHEN"), "service_version=\"V\"");

    [GeneratedRegex(""" # \{trace_id="[0-9a-f]{32}",span_id="[0-9a-f]{16}"\} (\S+) \S+""")]
    private static partial Regex Exemplar();

    [GeneratedRegex("""service_version="[^"]*["]""")]
    private static partial Regex Version();
}
