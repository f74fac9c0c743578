using System.Collections.Immutable;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>Panels under one heading, laid out from left to right and from top to bottom.</summary>
internal sealed record Row(string Title, ImmutableArray<Panel> Panels)
{
    /// <summary>A variable for each of whose values the row is shown.</summary>
    public string? Repeat { get; init; }
}
