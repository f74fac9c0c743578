namespace Sweep.MonitoringSource.Dashboards;

/// <summary>Values over time.</summary>
internal sealed record Graph(string Title, string Unit) : Panel(Title, Unit)
{
    public bool IsStacked { get; init; }

    public bool IsLogarithmic { get; init; }

    /// <summary>Fills between the series named 0 and 1, and between 0.25 and 0.75.</summary>
    public bool HasBands { get; init; }

    /// <summary>A dashed line at each threshold.</summary>
    public bool ShowsThresholds { get; init; }
}
