namespace Sweep.Training.Data.Mnist;

/// <summary>How far the download of one file is.</summary>
/// <param name="Source">The file's address.</param>
/// <param name="BytesDone">Bytes on disk, those of earlier attempts included.</param>
/// <param name="BytesTotal">The file's length, where the server says it.</param>
public sealed record DownloadProgress(Uri Source, long BytesDone, long? BytesTotal);
