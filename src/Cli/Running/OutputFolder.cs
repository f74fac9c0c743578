using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Cli.Running;

/// <summary>The folder of <c>--out</c>: the journal of one definition, and the files that are written from it.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private static readonly string[] OwnFiles = ["trials.csv", "reports.csv", "attempts.csv", "summary.json"];

    private OutputFolder(string path, IJournal journal) => (Path, Journal) = (path, journal);

    public string Path { get; }

    public IJournal Journal { get; }

    /// <summary>Where interrupted trials are saved.</summary>
    public string CheckpointFolder => System.IO.Path.Combine(Path, "checkpoints");

    /// <summary>Makes the folder, or opens it to go on.</summary>
    /// <exception cref="RefusedException">The path is no folder, or holds something else.</exception>
    /// <exception cref="JournalException">The journal cannot be opened for writing.</exception>
    public static OutputFolder Open(string path, SweepDefinition definition)
    {
        var journalFile = System.IO.Path.Combine(path, SqliteJournal.FileName);
        Check(path, journalFile);
        var journal = SqliteJournal.Open(journalFile);
        try
        {
            CheckDefinition(path, journal, definition);
            return new OutputFolder(path, journal);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public void Dispose() => Journal.Dispose();

    private static void Check(string path, string journalFile)
    {
        if (File.Exists(path)) throw new RefusedException($"--out {path}: this is a file; name a folder.");
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"--out {path}: the folder cannot be made: {failure.Message}");
        }

        if (File.Exists(journalFile)) return;
        if (OwnFiles.FirstOrDefault(name => File.Exists(System.IO.Path.Combine(path, name))) is not { } own) return;
        throw new RefusedException($"--out {path}: it holds {own} but no {SqliteJournal.FileName}, "
            + "so it is not certain what would be overwritten. Name another folder, or move that file away.");
    }

    private static void CheckDefinition(string path, IJournal journal, SweepDefinition definition)
    {
        if (journal.Read().Select(recorded => recorded.Fact).FirstOrDefault() is not SweepFact.SweepCreated created)
            return;
        var ours = CanonicalDefinition.Write(definition);
        if (created.Definition == ours) return;
        var theirs = CanonicalDefinition.Read(created.Definition).Name;
        throw new RefusedException(
            $"--out {path}: this folder holds the sweep '{theirs}', and the definition to run is '{definition.Name}', "
            + $"which differs: {DefinitionDifference.Describe(created.Definition, ours)}. "
            + "Name another folder, or run the "
            + "definition that belongs to this one.");
    }
}
