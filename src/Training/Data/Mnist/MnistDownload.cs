using System.IO.Compression;
using System.Security.Cryptography;

namespace Sweep.Training.Data.Mnist;

/// <summary>Fetches the files that a folder lacks. A file grows under the name <c>.part</c>, is checked whole, and only
/// then gets its own name; so a folder never holds a half file, and an interrupted download goes on where it stopped.
/// </summary>
internal sealed class MnistDownload(DownloadOptions options)
{
    /// <exception cref="DataSetException">No mirror has the file, or the folder cannot be written to.</exception>
    public void Complete(IdxFolder folder, CancellationToken cancellation)
    {
        var missing = folder.MissingFiles();
        if (missing.Count == 0) return;

        using var client = new HttpClient(options.Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            Directory.CreateDirectory(folder.Path);
            foreach (var name in missing) FetchAsync(folder, name, client, cancellation).GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DataFailures.Access(folder.Path, failure);
        }
    }

    private async Task FetchAsync(IdxFolder folder, string name, HttpClient client, CancellationToken cancellation)
    {
        var target = Path.Combine(folder.Path, name + ".gz");
        var part = new ResumableFile(target + ".part", client, options);
        var failures = new List<string>();
        foreach (var mirror in options.Mirrors)
        {
            var source = new Uri(mirror, name + ".gz");
            var failure = await TryMirrorAsync(part, source, options.Checksums[name], cancellation);
            if (failure is null)
            {
                part.Finish(target);
                return;
            }

            failures.Add($"{source}: {failure}");
        }

        throw new DataSetException(DataErrorCodes.Download, $"{target} could not be downloaded: "
            + $"{string.Join("; ", failures)}. Run again to go on, or put the four MNIST files into a folder mnist and "
            + "name its parent with --data; the data set 'digits' needs no download.");
    }

    /// <summary>Asks one mirror until the file is whole. Returns why it gave up, or null when it is.
    /// </summary>
    private async Task<string?> TryMirrorAsync(
        ResumableFile part, Uri source, string checksum, CancellationToken cancellation)
    {
        for (var fruitless = 0; ;)
        {
            var before = part.Length;
            try
            {
                await part.ReceiveAsync(source, cancellation);
                if (Checksum(part.Path) == checksum) return null;

                // What was there before may have come from elsewhere: one clean attempt decides.
                part.Discard();
                if (before == 0) return "the content has another checksum than the published file";
            }
            catch (HttpRequestException refusal) when (refusal.StatusCode is not null)
            {
                return $"answered {(int)refusal.StatusCode}";
            }
            catch (Exception broken) when (broken is HttpRequestException or TimeoutException)
            {
                fruitless = part.Length > before ? 0 : fruitless + 1;
                if (fruitless >= options.FruitlessAttemptsMax) return broken.Message.TrimEnd('.');
            }
        }
    }

    /// <summary>SHA-256 of the unpacked content; empty when it does not unpack.</summary>
    private static string Checksum(string path)
    {
        if (!File.Exists(path)) return "";

        using var file = File.OpenRead(path);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(unpacked));
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }
}
