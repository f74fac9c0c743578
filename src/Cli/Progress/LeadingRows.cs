using System.Collections;
using Sweep.Cli.Rendering;
using Sweep.Search;

namespace Sweep.Cli.Progress;

/// <summary>The rows of a ranking, made when they are asked for: a frame shows a few of many thousands.</summary>
internal sealed class LeadingRows(Grid grid, IReadOnlyList<ConfigurationSummary> ranked) : IReadOnlyList<LeadingRow>
{
    public int Count => ranked.Count;

    public LeadingRow this[int index] => RowOf(ranked[index]);

    public IEnumerator<LeadingRow> GetEnumerator() => ranked.Select(RowOf).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Seeds are counted as of the ranking, like the figures beside them.</summary>
    private LeadingRow RowOf(ConfigurationSummary row) => new(
        row.Rank, grid.ConfigurationAt(row.Id).Display, row.Mean, row.Sd,
        row.N + row.Diverged + row.Failed + row.Stopped + row.NotFinite + row.Cancelled);
}
