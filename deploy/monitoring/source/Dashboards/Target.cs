namespace Sweep.MonitoringSource.Dashboards;

/// <summary>One query of a panel.</summary>
/// <param name="Expression">PromQL, with Grafana's variables in it.</param>
/// <param name="Legend">Labels in double braces; a column's name in a table.</param>
internal sealed record Target(string Expression, string Legend)
{
    /// <summary>Marks single observations, each with the trace behind it.</summary>
    public bool HasExemplars { get; init; }
}
