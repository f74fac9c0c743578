namespace Sweep.Messages.Telemetry;

/// <summary>Which process tells a metric.</summary>
public enum MetricOwner
{
    Coordinator,
    Node,

    /// <summary>Coordinator and nodes alike.</summary>
    Each,
}
