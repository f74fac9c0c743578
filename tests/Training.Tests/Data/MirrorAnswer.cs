using System.Text;

namespace Sweep.Training.Tests.Data;

/// <summary>How a request is answered: right, unless said otherwise.</summary>
internal sealed record MirrorAnswer
{
    public byte[] Content { get; init; } = [];

    public int Status { get; init; } = 200;

    /// <summary>Close the connection after so many bytes of the body.</summary>
    public int CutAfter { get; init; } = int.MaxValue;

    public bool IgnoresRange { get; init; }

    /// <summary>Take the request and never say anything.</summary>
    public bool IsSilent { get; init; }

    public byte[] Bytes(int from)
    {
        var start = IgnoresRange ? 0 : from;
        if (Status != 200) return Encoding.ASCII.GetBytes($"HTTP/1.1 {Status} No\r\nContent-Length: 0\r\n\r\n");
        if (start > 0 && start >= Content.Length)
        {
            return Encoding.ASCII.GetBytes(
                $"HTTP/1.1 416 No\r\nContent-Range: bytes */{Content.Length}\r\nContent-Length: 0\r\n\r\n");
        }

        var range = $"Content-Range: bytes {start}-{Content.Length - 1}/{Content.Length}\r\n";
        var head = $"HTTP/1.1 {(start > 0 ? "206 Part" : "200 OK")}\r\n{(start > 0 ? range : "")}"
            + $"Content-Length: {Content.Length - start}\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. Content.Skip(start).Take(CutAfter)];
    }
}
