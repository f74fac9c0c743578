using System.Collections.Immutable;
using System.Net.Security;
using Sweep.Actors;
using Sweep.GpuNode.Nodes;
using Sweep.GpuNode.Workers;
using Sweep.Messages;

namespace Sweep.GpuNode.Hosting;

/// <summary>What a process gives to the node that it is.</summary>
public sealed record LinkedNodeOptions
{
    /// <summary>Its number grows with each process of the node, such as the time of its start.</summary>
    public required NodeIncarnation Node { get; init; }

    public required NodeProfile Profile { get; init; }

    /// <summary>Coordinators to dial, one after the other until one accepts; at least one.</summary>
    public required ImmutableArray<Uri> Join { get; init; }

    /// <summary>What nodes join with; null when the coordinator asks for none.</summary>
    public string? Secret { get; init; }

    /// <summary>Whose certificates are trusted; null: what the system trusts.</summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    public NodeOptions Options { get; init; } = new();

    /// <summary>Builds what a worker may touch around the way to tell the node.</summary>
    public required Func<Action<NodeEvent>, WorkerOptions> WorkerOptions { get; init; }

    public required IClock Clock { get; init; }

    /// <summary>Told what happens to the link, for the log; quick.</summary>
    public required Action<string> Report { get; init; }

    /// <inheritdoc cref="NodeHostOptions.SetLogs"/>
    public Action<LogDetail> SetLogs { get; init; } = _ => { };

    /// <summary>Told the bug that ended the node.</summary>
    public required Action<Exception> OnBug { get; init; }
}
