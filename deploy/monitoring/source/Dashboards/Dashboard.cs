using System.Collections.Immutable;

namespace Sweep.MonitoringSource.Dashboards;

/// <param name="Uid">Stays when the title changes: links hold it.</param>
/// <param name="Title">As it stands in Grafana's list.</param>
internal sealed record Dashboard(string Uid, string Title)
{
    public required string Description { get; init; }

    public required ImmutableArray<Variable> Variables { get; init; }

    public required ImmutableArray<Row> Rows { get; init; }
}
