using System.Collections.Immutable;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>One picture of a dashboard.</summary>
internal abstract record Panel(string Title, string Unit)
{
    /// <summary>What one sees, and what to think of it.</summary>
    public required string Description { get; init; }

    public required ImmutableArray<Target> Targets { get; init; }

    public ImmutableArray<Threshold> Thresholds { get; init; } = Threshold.None;

    /// <summary>Of 24 columns.</summary>
    public int Width { get; init; } = 8;

    public int Height { get; init; } = 8;

    public double? Min { get; init; } = 0;

    public double? Max { get; init; }

    public int? Decimals { get; init; }

    /// <summary>Fixed colours of series by their names.</summary>
    public ImmutableArray<(string Word, string Colour)> Colours { get; init; } = [];
}
