using Sweep.Coordinator.Http;
using Sweep.Coordinator.Storage;

namespace Sweep.Cli.Serving;

/// <summary>What the user asked <c>sweep coordinator</c> to do, checked.</summary>
internal sealed record ServiceRequest
{
    public required StoreAddress Store { get; init; }

    public required ServerOptions Server { get; init; }

    /// <summary>Where nodes and people reach this coordinator, for those who ask another one; null: where it listens.
    /// </summary>
    public string? Advertise { get; init; }
}
