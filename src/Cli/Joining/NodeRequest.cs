using System.Collections.Immutable;
using Sweep.Cli.Logs;
using Sweep.Cli.Operations;
using Sweep.Messages;
using Sweep.Telemetry.Otlp;

namespace Sweep.Cli.Joining;

/// <summary>What <c>sweep node</c> was asked for.</summary>
internal sealed record NodeRequest
{
    public required ImmutableArray<Uri> Join { get; init; }

    public required ImmutableArray<NodeDevice> Devices { get; init; }

    /// <summary>Null: the host's name and a number that is free on it.</summary>
    public string? Name { get; init; }

    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    public string? DataFolder { get; init; }

    /// <summary>Null: in the user's home.</summary>
    public string? CheckpointFolder { get; init; }

    public string? SecretFile { get; init; }

    /// <summary>Null: no port at all.</summary>
    public OperationsRequest? Operations { get; init; }

    public required LogRequest Logs { get; init; }

    /// <summary>Where spans go; null: nowhere.</summary>
    public OtlpDestination? Traces { get; init; }

    /// <summary>Null: what the system trusts.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Where metrics are sent besides; null: nowhere.</summary>
    public OtlpDestination? Metrics { get; init; }

    /// <summary>From the first signal until the process ends in any case.</summary>
    public required TimeSpan Grace { get; init; }
}
