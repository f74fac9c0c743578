using System.Buffers.Binary;
using Sweep.Messages;

namespace Sweep.GpuNode.Checkpoints;

/// <summary>Checkpoints of trials that are not finished, in a folder that several nodes may share. A file is replaced
/// as a whole (written beside, then renamed): a crash leaves the old one or the new one, never half of one. The one
/// before the newest is kept too, because the newest may be ahead of what the coordinator has on record: then nobody
/// may go on from it.</summary>
/// <param name="directory">Created when the first is saved.</param>
/// <param name="writer">Tells this process's unfinished files from those of others in the same folder.</param>
public sealed class CheckpointStore(string directory, string writer = "local")
{
    private const string Newest = "checkpoint";
    private const string Previous = "previous.checkpoint";
    private const string Partial = "partial";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _foundAtStart = [];

    /// <summary>Nobody waits so long before a trial goes on. What lies longer is of a trial that ended elsewhere, or of
    /// a sweep that is gone; a sweep that was paused for longer starts its open trials again.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromDays(14);

    /// <exception cref="IOException">The disk is full or gone.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is read-only.</exception>
    public void Save(AttemptId attempt, StoredCheckpoint checkpoint)
    {
        Directory.CreateDirectory(directory);
        var newest = PathOf(attempt, Newest);
        var partial = FormattableString.Invariant($"{newest}.{writer}.{attempt.Number}.{Partial}");
        using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write))
        {
            Span<byte> header = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(header, checkpoint.ReportedStep);
            file.Write(header);
            file.Write(checkpoint.Lane.Span);
            file.Flush(flushToDisk: true);
        }

        KeepAsPrevious(attempt);
        File.Move(partial, newest, overwrite: true);
    }

    /// <summary>The trial's checkpoints, newest first, of whatever attempt. The lane's own checksum tells whether one
    /// is intact.</summary>
    /// <exception cref="IOException">One is there but cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public IReadOnlyList<StoredCheckpoint> Load(AttemptId attempt) =>
        [.. new[] { Newest, Previous }.Select(kind => Read(PathOf(attempt, kind))).OfType<StoredCheckpoint>()];

    public void Delete(AttemptId attempt)
    {
        if (!Directory.Exists(directory)) return;
        File.Delete(PathOf(attempt, Newest));
        File.Delete(PathOf(attempt, Previous));
    }

    /// <summary>At the start of a process and at its end: removes what nobody will go on from.</summary>
    /// <param name="now">The host's clock.</param>
    /// <exception cref="IOException">The directory cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not remove a file.</exception>
    public void RemoveAbandoned(TimeSpan now)
    {
        if (!Directory.Exists(directory)) return;
        foreach (var path in Directory.EnumerateFiles(directory, $"sweep-*.trial-*.*{Newest}*"))
        {
            var age = now - (File.GetLastWriteTimeUtc(path) - DateTime.UnixEpoch);
            if (age > Patience || IsOfEarlierProcess(path)) File.Delete(path);
            else lock (_gate) _foundAtStart.Add(path);
        }
    }

    /// <summary>Before the first attempt of a trial, of which nobody can have saved anything: what lay in the folder
    /// when this process started is of a sweep of another coordinator.</summary>
    public void RemoveForeign(AttemptId first)
    {
        lock (_gate)
        {
            if (_foundAtStart.Count == 0) return;
            var isThere = _foundAtStart.Remove(PathOf(first, Newest)) | _foundAtStart.Remove(PathOf(first, Previous));
            if (!isThere) return;
        }

        Delete(first);
    }

    /// <summary>Half a file that another process of this node was writing when it was killed. Only one lives at a time.
    /// </summary>
    private bool IsOfEarlierProcess(string path)
    {
        var parts = Path.GetFileName(path).Split('.'); // Sweep, trial, "checkpoint", the writer, attempt, "partial".
        if (parts.Length < 6 || parts[^1] != Partial) return false;
        var process = string.Join('.', parts[3..^2]);
        return process != writer && NodeOf(process) == NodeOf(writer);
    }

    /// <summary>Names may hold dots; the number of the process is behind the last.</summary>
    private static string NodeOf(string process) => process[..Math.Max(0, process.LastIndexOf('.'))];

    private void KeepAsPrevious(AttemptId attempt)
    {
        try
        {
            var newest = PathOf(attempt, Newest);
            if (File.Exists(newest)) File.Move(newest, PathOf(attempt, Previous), overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // Another node that still trains the trial was faster; the one before the newest is there all the same.
        }
    }

    private static StoredCheckpoint? Read(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes.Length < sizeof(long)
                ? new StoredCheckpoint(0, ReadOnlyMemory<byte>.Empty)
                : new StoredCheckpoint(BinaryPrimitives.ReadInt64LittleEndian(bytes), bytes.AsMemory(sizeof(long)));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(AttemptId attempt, string kind) =>
        Path.Combine(directory, $"{attempt.Sweep}.{attempt.Trial}.{kind}");
}
