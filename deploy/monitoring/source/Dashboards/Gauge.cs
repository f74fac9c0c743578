namespace Sweep.MonitoringSource.Dashboards;

/// <summary>A number between two ends.</summary>
internal sealed record Gauge : Panel
{
    public Gauge(string title, string unit) : base(title, unit) => (Width, Height, Max) = (4, 4, 1);
}
