namespace Sweep.Report;

/// <summary>A test that needs a command line that was built with npm at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChartsFactAttribute : FactAttribute
{
    public const string Reason = "the command line was built without npm, so without the chart library";

    public ChartsFactAttribute()
    {
        if (!ReportedSweep.HasCharts) Skip = Reason;
    }
}
