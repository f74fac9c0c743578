using System.Collections.Immutable;

namespace Sweep.Telemetry;

/// <summary>What a process is, for those who watch it.</summary>
public sealed record TelemetryOptions
{
    /// <summary>Its kind, such as <c>sweep-coordinator</c>; the variable <c>OTEL_SERVICE_NAME</c> comes before it.
    /// </summary>
    public required string Service { get; init; }

    /// <summary>Which one of its kind, the same after a restart.</summary>
    public required string Instance { get; init; }

    /// <summary>Whose instruments are read.</summary>
    internal ImmutableArray<string> Meters { get; init; } = MetricViews.Meters;
}
