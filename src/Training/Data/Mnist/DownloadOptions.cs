namespace Sweep.Training.Data.Mnist;

/// <summary>How files are fetched.</summary>
public sealed record DownloadOptions
{
    /// <summary>Tried in order; each ends in a slash.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = MnistFiles.Mirrors;

    /// <summary>SHA-256 of each file's unpacked content by its name without <c>.gz</c>; these files are fetched.
    /// </summary>
    public IReadOnlyDictionary<string, string> Checksums { get; init; } = MnistFiles.Checksums;

    /// <summary>Makes the handler that speaks HTTP, which is disposed after use; proxies come from the usual variables.
    /// </summary>
    public Func<HttpMessageHandler> Handler { get; init; } = () => new SocketsHttpHandler();

    /// <summary>The longest silence of a server before the connection is given up.</summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often in a row one mirror is asked again without having sent anything new.</summary>
    public int FruitlessAttemptsMax { get; init; } = 2;

    /// <summary>A file's length beyond which an answer cannot be right, in bytes.</summary>
    public long FileBytesMax { get; init; } = 64L << 20;

    /// <summary>Told after each piece, from the thread that downloads.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }
}
