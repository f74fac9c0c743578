namespace Sweep.MonitoringSource.Dashboards;

/// <summary>A choice at the top of a dashboard: several or all values of a label.</summary>
/// <param name="Name">In expressions: <c>$name</c>.</param>
/// <param name="Heading">As people read it.</param>
/// <param name="Metric">A metric that has the label.</param>
internal sealed record Variable(string Name, string Heading, string Metric);
