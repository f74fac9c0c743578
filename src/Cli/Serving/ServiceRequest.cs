using Sweep.Cli.Operations;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Storage;
using Sweep.Telemetry;

namespace Sweep.Cli.Serving;

/// <summary>What the user asked <c>sweep coordinator</c> to do, checked.</summary>
internal sealed record ServiceRequest
{
    public required StoreAddress Store { get; init; }

    public required ServerOptions Server { get; init; }

    public required ProcessTelemetry Telemetry { get; init; }

    /// <summary>Null: none but its own port.</summary>
    public OperationsRequest? Operations { get; init; }

    /// <summary>Where nodes and people reach this coordinator, for those who ask another one; null: where it listens.
    /// </summary>
    public string? Advertise { get; init; }

    /// <summary>The share of attempts whose spans are recorded, 0 to 1.</summary>
    public double TraceRatio { get; init; } = 1;
}
