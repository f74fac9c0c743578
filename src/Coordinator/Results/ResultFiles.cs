using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;

namespace Sweep.Coordinator.Results;

/// <summary>Writes what a sweep came to as files; docs/results.md tells each column. They follow from the sweep's
/// definitions and the journal's facts alone.</summary>
public static class ResultFiles
{
    /// <summary>The files' names, in the order in which they appear.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [ResultDocuments.Trials, ResultDocuments.Reports, ResultDocuments.Attempts, ResultDocuments.Summary];

    /// <summary>Replaces the four files. Each is written beside its place first and none is replaced before all are
    /// complete, so a failure or a crash leaves whole files. Memory does not grow with the length of the
    /// curves.</summary>
    /// <exception cref="ResultFilesException">The folder or a file cannot be written.</exception>
    /// <exception cref="JournalException">The journal is damaged or cannot be read.</exception>
    public static void Write(string directory, SweepPlan plan, IJournalReader journal)
    {
        try
        {
            Directory.CreateDirectory(directory);
            WriteAll(directory, plan, journal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ResultFilesException.From(directory, failure);
        }
    }

    private static void WriteAll(string directory, SweepPlan plan, IJournalReader journal)
    {
        var isDone = false;
        try
        {
            ResultDocuments.Render(plan, journal, name => new DurableFileStream(PartialPath(directory, name)));
            foreach (var name in Names)
            {
                File.Move(PartialPath(directory, name), Path.Combine(directory, name), overwrite: true);
            }

            isDone = true;
        }
        finally
        {
            // A full disk gets its space back.
            if (!isDone) foreach (var name in Names) File.Delete(PartialPath(directory, name));
        }
    }

    private static string PartialPath(string directory, string name) => Path.Combine(directory, $".{name}.partial");
}
