using System.Collections.Immutable;

namespace Sweep.MonitoringSource.Dashboards;

/// <summary>What holds now, joined by labels; one column for each target, named by its legend.</summary>
internal sealed record Table(string Title, string Unit) : Panel(Title, Unit)
{
    /// <summary>Labels that are shown, in their order, and their headings.</summary>
    public required ImmutableArray<(string Label, string Heading)> Keys { get; init; }

    /// <summary>Headings whose values have a unit of their own.</summary>
    public ImmutableArray<(string Heading, string Unit, int Decimals)> Units { get; init; } = [];

    /// <summary>Headings to sort by; the first counts most.</summary>
    public required string SortBy { get; init; }

    /// <summary>False where labels say it all and the value is always 1.</summary>
    public bool ShowsValues { get; init; } = true;

    /// <summary>A label whose values are numbers, so that 10 stands behind 9.</summary>
    public string? NumericKey { get; init; }
}
