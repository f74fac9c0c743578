using System.Text;
using Microsoft.AspNetCore.Http;
using Sweep.Telemetry.Prometheus;

namespace Sweep.Telemetry.Tests.Prometheus;

public sealed class ScrapeGateTests : IDisposable
{
    private readonly ScrapeScene scene = new();
    private int asked;

    public ScrapeGateTests() =>
        scene.Meter.CreateObservableGauge("asked", () => Interlocked.Increment(ref asked));

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Those_who_come_together_get_one_collection()
    {
        var texts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => scene.TextAtOnce())));

        asked.ShouldBe(1);
        texts.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Both_formats_tell_the_same_collection()
    {
        await scene.TextAtOnce(TextFormat.Plain);
        await scene.TextAtOnce(TextFormat.OpenMetrics);

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task Numbers_are_kept_for_three_tenths_of_a_second()
    {
        await scene.TextAtOnce();

        scene.Time.Advance(TimeSpan.FromMilliseconds(299));
        await scene.TextAtOnce();
        asked.ShouldBe(1);

        scene.Time.Advance(TimeSpan.FromMilliseconds(1));
        await scene.TextAtOnce();
        asked.ShouldBe(2);
    }

    /// <summary>A slow reader still has the numbers that it was promised.</summary>
    [Fact]
    public async Task An_answer_that_is_being_written_is_not_overwritten_by_the_next()
    {
        using var slow = await scene.Shared();
        var before = Encoding.UTF8.GetString(slow.Bytes.Span);

        for (var scrape = 0; scrape < 5; scrape++) await scene.Text();

        Encoding.UTF8.GetString(slow.Bytes.Span).ShouldBe(before);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("*/*", false)]
    [InlineData("text/html, */*;q=0.1", false)]
    [InlineData("application/json", false)]
    [InlineData("not a list;;;", false)]
    [InlineData("text/plain; version=0.0.4", false)]
    [InlineData("application/openmetrics-text", true)]
    [InlineData("application/openmetrics-text; version=1.0.0; charset=utf-8", true)]
    [InlineData("application/openmetrics-text;version=\"1.0.0\"", true)]
    [InlineData("application/openmetrics-text; version=2.0.0", false)]
    [InlineData("application/openmetrics-text;q=0", false)]
    [InlineData("application/openmetrics-text;q=0.4,text/plain;q=0.5", false)]
    // Prometheus 2.42 and 3.
    [InlineData("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
        + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1", true)]
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2", true)]
    public void A_scraper_gets_what_it_likes_best(string accept, bool isOpenMetrics) =>
        FormatChoice.Of(accept).ShouldBe(isOpenMetrics ? TextFormat.OpenMetrics : TextFormat.Plain);

    [Fact]
    public async Task An_answer_says_its_format_and_length()
    {
        using var telemetry = new ProcessTelemetry(new TelemetryOptions { Service = "sweep-test", Instance = "1" });
        var context = new DefaultHttpContext();
        context.Request.Headers.Accept = "application/openmetrics-text";
        context.Response.Body = new MemoryStream();

        await telemetry.Answer(context);

        context.Response.ContentType.ShouldBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
        context.Response.ContentLength.ShouldBe(context.Response.Body.Length);
    }
}
