namespace Sweep.MonitoringSource.Dashboards;

/// <summary>Numbers side by side, as they are now.</summary>
internal sealed record Bars(string Title, string Unit) : Panel(Title, Unit);
