namespace Sweep.MonitoringSource.Dashboards;

/// <summary>A number to be read from afar.</summary>
internal sealed record Stat : Panel
{
    public Stat(string title, string unit) : base(title, unit) => (Width, Height, Min) = (4, 4, null);
}
