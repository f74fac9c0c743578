using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sweep.Telemetry.Tests.Otlp;

/// <summary>Takes whatever is posted on a free port of this machine.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public Collector()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        listener.Prefixes.Add(Url.ToString());
        listener.Start();
        serving = Serve();
    }

    public Uri Url { get; }

    public ConcurrentQueue<(string Path, string? Key, byte[] Body)> Received { get; } = [];

    public void Dispose()
    {
        if (listener.IsListening) listener.Stop();
        serving.Wait();
        listener.Close();
    }

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var (path, key) = (context.Request.Url!.AbsolutePath, context.Request.Headers["api-key"]);
                Received.Enqueue((path, key, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
