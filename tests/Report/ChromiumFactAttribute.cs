namespace Sweep.Report;

/// <summary>A test in a real browser: it needs Debian's Chromium, and a command line that was built with npm at hand.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public const string Program = "/usr/bin/chromium";

    public ChromiumFactAttribute()
    {
        if (!File.Exists(Program)) Skip = $"there is no {Program}: apt-get install chromium";
        else if (!ReportedSweep.HasCharts) Skip = ChartsFactAttribute.Reason;
    }
}
