using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sweep.Training.Tests.Data;

/// <summary>A web server on this machine that serves files as badly as a test wants: one request per connection.
/// </summary>
internal sealed class MirrorServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _silent = [];
    private readonly Func<MirrorRequest, MirrorAnswer> _answer;
    private readonly Thread _thread;

    public MirrorServer(Func<MirrorRequest, MirrorAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<MirrorRequest> Requests { get; } = [];

    public Uri Address(string folder) => new($"http://{_listener.LocalEndpoint}/{folder}/");

    public void Dispose()
    {
        _listener.Stop();
        _thread.Join();
        foreach (var client in _silent) client.Dispose();
    }

    private void Serve()
    {
        while (true)
        {
            try
            {
                var client = _listener.AcceptTcpClient();
                if (!TryServe(client)) _silent.Add(client);
            }
            catch (SocketException)
            {
                return;
            }
            catch (IOException)
            {
                // The client left, as the one that lost its patience does.
            }
        }
    }

    private bool TryServe(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
        var path = reader.ReadLine()!.Split(' ')[1];
        var from = 0;
        while (reader.ReadLine() is { Length: > 0 } header)
        {
            if (header.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                from = int.Parse(header["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        }

        var request = new MirrorRequest(Requests.Count, path, from);
        Requests.Enqueue(request);
        var answer = _answer(request);
        if (answer.IsSilent) return false;

        using (client) client.GetStream().Write(answer.Bytes(from));
        return true;
    }
}
