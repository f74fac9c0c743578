using System.Diagnostics.Metrics;
using System.Text;
using Sweep.Telemetry.Prometheus;

namespace Sweep.Telemetry.Tests.Prometheus;

/// <summary>A process with one meter of its own, and a scraper that comes when it is told to. Meters are seen in the
/// whole process, so each scene's has a name that no other has.</summary>
internal sealed class ScrapeScene : IDisposable
{
    private static int scenes;

    private readonly ProcessTelemetry telemetry;

    public ScrapeScene(string? meter = null)
    {
        var name = meter ?? $"Scene{Interlocked.Increment(ref scenes)}";
        Meter = new Meter(name, "1.2");
        telemetry = new ProcessTelemetry(
            new TelemetryOptions { Service = "sweep-test", Instance = "test-1", Meters = [name] }, Time);
    }

    public Meter Meter { get; }

    public ManualTime Time { get; } = new();

    /// <summary>What the instruments say now.</summary>
    public async Task<string> Text(TextFormat? format = null)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return await TextAtOnce(format);
    }

    public ValueTask<SharedText> Shared() => telemetry.Text(TextFormat.Plain);

    public async Task<string> TextAtOnce(TextFormat? format = null)
    {
        using var text = await telemetry.Text(format ?? TextFormat.Plain);
        return Encoding.UTF8.GetString(text.Bytes.Span);
    }

    /// <summary>The same, read strictly, without what says who tells it.</summary>
    public async Task<ILookup<string, double>> Values(TextFormat? format = null)
    {
        var page = ExpositionReader.Read(await Text(format), isOpenMetrics: format == TextFormat.OpenMetrics);
        return page.Where(sample => sample.Name != "target_info")
            .ToLookup(sample => sample.WithoutScope, sample => sample.Value);
    }

    public void Dispose()
    {
        Meter.Dispose();
        telemetry.Dispose();
    }
}
