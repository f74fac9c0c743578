namespace Sweep.MonitoringSource.Dashboards;

/// <summary>Grafana's names of units.</summary>
internal static class Unit
{
    public const string Plain = "none";
    public const string Count = "short";
    public const string Share = "percentunit";
    public const string Seconds = "s";
    public const string Bytes = "bytes";
    public const string BytesPerSecond = "Bps";
    public const string PerSecond = "cps";
    public const string PerMinute = "cpm";
    public const string RequestsPerSecond = "reqps";
    public const string OnOff = "bool_on_off";
}
