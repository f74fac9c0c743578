namespace Sweep.Coordinator.Results;

/// <summary>A new file whose bytes are on the disk when it is closed, so that renaming it never exposes an empty
/// one.</summary>
internal sealed class DurableFileStream(string path) : FileStream(
    path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16)
{
    protected override void Dispose(bool disposing)
    {
        try
        {
            if (disposing && CanWrite) Flush(flushToDisk: true);
        }
        finally
        {
            base.Dispose(disposing);
        }
    }
}
