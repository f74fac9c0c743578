namespace Sweep.Coordinator.Journal;

/// <summary>Keeps a second writer off a journal. The operating system holds the lock (flock) for as long as the file is
/// open, so it is free again whatever ends the process; the file itself stays, and means nothing.</summary>
internal sealed class WriterLock : IDisposable
{
    // What Linux and macOS say when a lock is held (EWOULDBLOCK), and what Windows says (ERROR_SHARING_VIOLATION).
    private static readonly int[] HeldCodes = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream stream;

    private WriterLock(FileStream stream) => this.stream = stream;

    /// <summary>Makes the journal's folder when there is none, and takes the lock.</summary>
    internal static WriterLock Take(string journalFile)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(journalFile)!);
            return new WriterLock(new FileStream(
                journalFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException error)
        {
            throw Refused(JournalFault.ReadOnly, journalFile, error,
                "its folder cannot be written. Make it writable for this user, or choose another place (--out, " +
                "--store).");
        }
        catch (IOException error) when (HeldCodes.Contains(error.HResult))
        {
            throw Refused(JournalFault.InUse, journalFile, error,
                "another process writes it. Wait for it to end, or choose another place (--out, --store). " +
                $"(`fuser {journalFile}.lock` names the process.)");
        }
        catch (IOException error)
        {
            throw FromInputOutput(journalFile, error);
        }
    }

    public void Dispose() => stream.Dispose();

    // Linux: 28 no space left, 122 quota used up, 30 read-only file system.
    private static JournalException FromInputOutput(string journalFile, IOException error) => error.HResult switch
    {
        28 or 122 => Refused(JournalFault.DiskFull, journalFile, error,
            "the disk is full. Free some space on it, or choose another place (--out, --store)."),
        30 => Refused(JournalFault.ReadOnly, journalFile, error,
            "its disk is read-only. Make it writable, or choose another place (--out, --store)."),
        _ => Refused(JournalFault.StorageFailed, journalFile, error,
            "its folder cannot be used. See that the path is a folder on a working disk, or choose another place " +
            "(--out, --store)."),
    };

    private static JournalException Refused(JournalFault fault, string file, Exception error, string reason) =>
        new(fault, $"{file}: {reason} ({error.Message})", error);
}
