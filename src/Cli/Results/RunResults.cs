using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Results;
using Sweep.Coordinator.Sweeps;
using Sweep.Search;

namespace Sweep.Cli.Results;

/// <summary>The files of a sweep, written from its journal.</summary>
internal sealed class RunResults(Grid grid, IJournalReader journal)
{
    public void Write(string folder) => ResultFiles.Write(folder, new SweepPlan(grid), journal);

    /// <summary>The content of summary.json, of a sweep that keeps no files too.</summary>
    public string SummaryJson()
    {
        var folder = Directory.CreateTempSubdirectory("sweep-").FullName;
        try
        {
            Write(folder);
            return File.ReadAllText(Path.Combine(folder, "summary.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
