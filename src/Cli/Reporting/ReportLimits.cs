namespace Sweep.Cli.Reporting;

/// <summary>What a page shows at most, so that it stays quick to open whatever the sweep's size. Where something was
/// left out the page says so.</summary>
internal static class ReportLimits
{
    /// <summary>Configurations, best first, in the charts over configurations and in the table.</summary>
    public const int Configurations = 500;

    /// <summary>Configurations, best first, whose curves are drawn.</summary>
    public const int Curves = 12;

    /// <summary>Points of one curve.</summary>
    public const int Points = 200;

    /// <summary>Trials that ended early, in grid order.</summary>
    public const int EarlyEnds = 300;
}
