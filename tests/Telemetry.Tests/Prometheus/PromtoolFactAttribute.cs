namespace Sweep.Telemetry.Tests.Prometheus;

/// <summary>A test that needs promtool, which comes with Prometheus.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "promtool"))))
            Skip = "there is no promtool (apt-get install prometheus)";
    }
}
