using System.Collections.Immutable;
using System.Text.Json;

namespace Sweep.Messages.Api;

/// <summary>One configuration over its seeds: one of <c>configs[]</c> in summary.json (docs/results.md).</summary>
public record ConfigurationFigures
{
    public required long Id { get; init; }

    /// <summary>Hyperparameters by name.</summary>
    public required JsonElement Config { get; init; }

    public int N { get; init; }

    public double? Mean { get; init; }

    public double? Sd { get; init; }

    /// <summary>Low and high; null when the seeds do not define it.</summary>
    public ImmutableArray<double>? Ci95 { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public int Diverged { get; init; }

    public int Failed { get; init; }

    public int Stopped { get; init; }

    public int NotFinite { get; init; }

    public int Cancelled { get; init; }

    public int Pending { get; init; }

    public int Rank { get; init; }

    public bool TiedWithBest { get; init; }
}
