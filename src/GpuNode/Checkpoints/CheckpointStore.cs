using System.Buffers.Binary;
using Sweep.Messages;

namespace Sweep.GpuNode.Checkpoints;

/// <summary>Checkpoints of trials that are not finished, one file each, replaced as a whole (written beside, then
/// renamed): a crash leaves the old one or the new one, never half of one.</summary>
public sealed class CheckpointStore(string directory)
{
    /// <exception cref="IOException">The disk is full or gone.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is read-only.</exception>
    public void Save(TrialId trial, StoredCheckpoint checkpoint)
    {
        Directory.CreateDirectory(directory);
        var partial = PathOf(trial) + ".partial";
        using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write))
        {
            Span<byte> header = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(header, checkpoint.ReportedStep);
            file.Write(header);
            file.Write(checkpoint.Lane);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, PathOf(trial), overwrite: true);
    }

    /// <summary>The trial's checkpoint; null when there is none. The lane's own checksum tells whether it is intact.
    /// </summary>
    public StoredCheckpoint? Load(TrialId trial)
    {
        if (!File.Exists(PathOf(trial))) return null;
        var bytes = File.ReadAllBytes(PathOf(trial));
        return bytes.Length < sizeof(long)
            ? new StoredCheckpoint(0, [])
            : new StoredCheckpoint(BinaryPrimitives.ReadInt64LittleEndian(bytes), bytes[sizeof(long)..]);
    }

    public void Delete(TrialId trial)
    {
        if (Directory.Exists(directory)) File.Delete(PathOf(trial));
    }

    private string PathOf(TrialId trial) => Path.Combine(directory, $"{trial}.checkpoint");
}
