using Sweep.Coordinator.Journal;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Cli.Results;

/// <summary>A folder that a run wrote, or results that were downloaded, opened to look at; the run may still be
/// going on.</summary>
internal sealed class ResultFolder : IDisposable
{
    private ResultFolder(string path, IJournalReader journal, Grid grid) =>
        (Path, Journal, Grid) = (path, journal, grid);

    public string Path { get; }

    public IJournalReader Journal { get; }

    public Grid Grid { get; }

    /// <exception cref="RefusedException">There is no such folder, or no sweep in it.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public static ResultFolder Open(string path)
    {
        var journal = OpenJournal(path);
        try
        {
            if (journal.Read().Select(recorded => recorded.Fact).FirstOrDefault() is not SweepFact.SweepCreated created)
                throw new RefusedException($"{path}: its journal is empty: no sweep was begun here.");
            return new ResultFolder(path, journal, Grid.Expand(CanonicalDefinition.Read(created.Definition)));
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <exception cref="RefusedException">There is no such folder, or no journal in it.</exception>
    public static IJournalReader OpenJournal(string path)
    {
        if (File.Exists(path))
            throw new RefusedException($"{path} is a file: name the folder given to 'sweep run --out'.");
        if (!Directory.Exists(path)) throw new RefusedException($"there is no folder {path}: name the one of --out.");
        var file = System.IO.Path.Combine(path, SqliteJournal.FileName);
        if (File.Exists(file)) return SqliteJournal.OpenForReading(file);
        var download = System.IO.Path.Combine(path, JournalDownload.FileName);
        if (File.Exists(download)) return JournalDownload.Open(download);
        throw new RefusedException($"{path} holds no {SqliteJournal.FileName}: "
            + "name the folder given to 'sweep run --out'.");
    }

    public void Dispose() => Journal.Dispose();
}
