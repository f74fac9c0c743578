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

    /// <exception cref="IOException">The disk is full or gone.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is read-only.</exception>
    public void Save(AttemptId attempt, StoredCheckpoint checkpoint)
    {
        Directory.CreateDirectory(directory);
        var newest = PathOf(attempt, Newest);
        var partial = FormattableString.Invariant($"{newest}.{writer}.{attempt.Number}.partial");
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
