namespace Sweep.MonitoringSource.Rules;

/// <summary>What Prometheus evaluates again and again: a series to keep, or a condition to tell people of.</summary>
internal abstract record Rule(string Name, string Expression);
