using System.Collections.Immutable;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>States over time, a line for each series.</summary>
internal sealed record Timeline(string Title, string Unit) : Panel(Title, Unit)
{
    /// <summary>What a value means, and its colour.</summary>
    public required ImmutableArray<(double Value, string Text, string Colour)> Meanings { get; init; }
}
