using System.Net;
using System.Net.Http.Headers;

namespace Sweep.Training.Data.Mnist;

/// <summary>One file that grows on disk by HTTP range requests (RFC 9110, section 14) until the server says that it is
/// whole. It knows nothing of the content: the caller checks it.</summary>
internal sealed class ResumableFile(string path, HttpClient client, DownloadOptions options)
{
    public long Length => File.Exists(path) ? new FileInfo(path).Length : 0;

    public string Path => path;

    public void Discard() => File.Delete(path);

    /// <summary>Gives the whole file its own name, at once.</summary>
    public void Finish(string target) => File.Move(path, target, overwrite: true);

    /// <summary>One request: goes on behind the bytes that are there, or begins anew when the server cannot do so.
    /// </summary>
    /// <exception cref="HttpRequestException">The server refuses, or the connection broke.</exception>
    /// <exception cref="TimeoutException">The server fell silent.</exception>
    public async Task ReceiveAsync(Uri source, CancellationToken cancellation)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(options.SilenceMax);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, source);
            if (Length > 0) request.Headers.Range = new RangeHeaderValue(Length, null);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
            if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && Length > 0)
            {
                // Either the file is whole already, which its checksum will show, or it is not the server's file.
                if (answer.Content.Headers.ContentRange?.Length != Length) Discard();
                return;
            }

            answer.EnsureSuccessStatusCode();
            await SaveAsync(answer, source, silence);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"the server was silent for {options.SilenceMax.TotalSeconds:0.#} s");
        }
    }

    private async Task SaveAsync(HttpResponseMessage answer, Uri source, CancellationTokenSource silence)
    {
        var range = answer.Content.Headers.ContentRange;
        var goesOn = answer.StatusCode == HttpStatusCode.PartialContent && range?.From == Length;
        if (answer.StatusCode == HttpStatusCode.PartialContent && !goesOn)
            throw new HttpRequestException("the server sent another range than it was asked for");

        var mode = goesOn ? FileMode.Append : FileMode.Create;
        using var file = new FileStream(path, mode, FileAccess.Write, FileShare.None);
        var total = file.Position + answer.Content.Headers.ContentLength;
        using var body = await answer.Content.ReadAsStreamAsync(silence.Token);
        var buffer = new byte[1 << 16];
        while (true)
        {
            silence.CancelAfter(options.SilenceMax);
            var count = await ReadAsync(body, buffer, silence.Token);
            if (count == 0) break;
            if (file.Position + count > options.FileBytesMax)
                throw new HttpRequestException($"the server sends more than {options.FileBytesMax} bytes");

            file.Write(buffer, 0, count);
            options.Progress?.Report(new(source, file.Position, total));
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>A broken connection is an IOException, as a full disk is: told apart here, where they arise.</summary>
    private static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellation);
        }
        catch (IOException broken)
        {
            throw new HttpRequestException(broken.Message, broken);
        }
    }
}
