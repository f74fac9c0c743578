namespace Sweep.MonitoringSource.Dashboards;

/// <summary>A histogram over time; the unit is that of its buckets.</summary>
internal sealed record Heatmap(string Title, string Unit) : Panel(Title, Unit);
