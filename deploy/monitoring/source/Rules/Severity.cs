namespace Sweep.MonitoringSource.Rules;

internal enum Severity
{
    /// <summary>Sweeps stand still or results are in doubt: wake somebody.</summary>
    Critical,

    /// <summary>Something is lost or wasted: look at it today.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Info,
}
