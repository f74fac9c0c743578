using Sweep.Coordinator.Journal;
using Sweep.Search;

namespace Sweep.Cli.Results;

/// <summary>The files of a sweep, written from its journal.</summary>
internal sealed class RunResults(Grid grid, IJournalReader journal)
{
    public void Write(string folder) => throw new NotSupportedException($"{folder}{grid}{journal}");

    public string SummaryJson() => throw new NotSupportedException();
}
