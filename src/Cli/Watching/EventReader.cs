using System.Runtime.CompilerServices;
using System.Text;

namespace Sweep.Cli.Watching;

/// <summary>Reads a text/event-stream as the HTML standard has it. A stream on which nothing comes for a while, not
/// even a comment, is taken for dead.</summary>
internal sealed class EventReader(Stream stream, TimeSpan silenceMax)
{
    private readonly StringBuilder data = new();
    private string name = "";
    private string? id;

    /// <summary>Ends when the stream does.</summary>
    /// <exception cref="IOException">The connection broke, or is silent for too long.</exception>
    public async IAsyncEnumerable<ServerEvent> Read([EnumeratorCancellation] CancellationToken stopping)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await Line(reader, stopping) is { } line)
        {
            if (line.Length > 0)
            {
                Take(line);
                continue;
            }

            if (name.Length > 0 || data.Length > 0) yield return Complete();
        }
    }

    private async Task<string?> Line(StreamReader reader, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(silenceMax);
        try
        {
            return await reader.ReadLineAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            throw new IOException($"nothing came for {silenceMax.TotalSeconds:0} seconds");
        }
    }

    private void Take(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var field = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? "" : line[(colon + 1)..];
        if (value.StartsWith(' ')) value = value[1..];
        switch (field)
        {
            case "event":
                name = value;
                break;
            case "data":
                data.Append(data.Length > 0 ? "\n" : "").Append(value);
                break;
            case "id":
                id = value;
                break;
        }
    }

    private ServerEvent Complete()
    {
        var complete = new ServerEvent(name.Length > 0 ? name : "message", data.ToString(), id);
        name = "";
        data.Clear();
        return complete;
    }
}
