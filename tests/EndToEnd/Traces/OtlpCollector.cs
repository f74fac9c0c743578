using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sweep.EndToEnd.Traces;

/// <summary>Takes OTLP over HTTP on a free port of this machine, and keeps the spans.</summary>
internal sealed class OtlpCollector : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpListener listener = new();
    private readonly Lock gate = new();
    private readonly List<ReceivedSpan> spans = [];
    private readonly Task serving;
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OtlpCollector()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        listener.Prefixes.Add(Url + "/");
        listener.Start();
        serving = Serve();
    }

    public string Url { get; }

    /// <summary>Metrics, as they came.</summary>
    public ConcurrentQueue<string> Metrics { get; } = [];

    public IReadOnlyList<ReceivedSpan> Spans
    {
        get
        {
            lock (gate) return [.. spans];
        }
    }

    /// <summary>Returns what has come once it is as it should be.</summary>
    public async Task<IReadOnlyList<ReceivedSpan>> WaitUntil(Func<IReadOnlyList<ReceivedSpan>, bool> isThere)
    {
        while (true)
        {
            var next = Volatile.Read(ref arrived).Task;
            var now = Spans;
            if (isThere(now)) return now;
            await next.WaitAsync(Patience);
        }
    }

    public void Dispose()
    {
        listener.Stop();
        serving.Wait();
        listener.Close();
    }

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            if (context.Request.Url!.AbsolutePath == "/v1/traces")
            {
                lock (gate) spans.AddRange(OtlpReader.Spans(body.ToArray()));
            }

            if (context.Request.Url.AbsolutePath == "/v1/metrics")
                Metrics.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
            var before = Interlocked.Exchange(
                ref arrived, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            before.SetResult();
        }
    }
}
