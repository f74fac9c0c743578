namespace Sweep.Messages.Telemetry;

/// <summary>Names of the meters, which are the scopes of OpenTelemetry; their version is the program's.</summary>
public static class MetricMeters
{
    /// <summary>What the coordinator tells, and its build.</summary>
    public const string Coordinator = "Sweep.Coordinator";

    /// <summary>What a node tells, and its build.</summary>
    public const string Node = "Sweep.Node";

    /// <summary>Links, in either process.</summary>
    public const string Links = "Sweep.Links";
}
