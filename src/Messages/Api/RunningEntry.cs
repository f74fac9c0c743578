using System.Collections.Immutable;

namespace Sweep.Messages.Api;

/// <summary>A trial that a node holds.</summary>
public sealed record RunningEntry
{
    public required long Trial { get; init; }

    public required long Config { get; init; }

    /// <summary>The configuration for people.</summary>
    public required string Display { get; init; }

    public required int Seed { get; init; }

    public required int Attempt { get; init; }

    public required string Node { get; init; }

    /// <summary>Null while it is only fetched ahead.</summary>
    public string? Device { get; init; }

    /// <summary>The step reported last; 0 for none.</summary>
    public long Step { get; init; }

    /// <summary>Steps in the whole trial; null while no node has said how many an epoch has.</summary>
    public long? Steps { get; init; }

    /// <summary>The objective's value reported last.</summary>
    public double? Objective { get; init; }

    /// <summary>The course of the training loss, at most 64 points (means of neighbours).</summary>
    public ImmutableArray<double> TrainLoss { get; init; } = [];
}
