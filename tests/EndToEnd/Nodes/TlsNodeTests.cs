using System.Net.Http.Json;
using Sweep.Actors;
using Sweep.Actors.Host;
using Sweep.Cli.Remote;
using Sweep.GpuNode.Links;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.EndToEnd.Nodes;

/// <summary>A coordinator behind TLS, with a certificate that an authority of our own has signed.</summary>
public sealed class TlsNodeTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("sweep-tls-").FullName;
    private TestAuthority _authority = null!;
    private ServiceProcess _coordinator = null!;

    public async Task InitializeAsync()
    {
        _authority = new TestAuthority(_folder, "ours");
        var (certificate, key) = _authority.Sign();
        _coordinator = await ServiceProcess.StartAt(
            "https://127.0.0.1:0",
            "sqlite:" + Path.Combine(_folder, "store.db"),
            "--tls-cert", certificate, "--tls-key", key);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _coordinator.Dispose();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("https")]
    [InlineData("wss")]
    public async Task A_node_that_trusts_the_authority_joins_and_leaves(string scheme)
    {
        using var node = SweepProcess.Start(
            "node", "--join", _coordinator.Url.Replace("https", scheme), "--name", "gpu-a",
            "--checkpoints", _folder, "--tls-ca", _authority.CertificateFile);

        await HasJoined("gpu-a");
        node.Signal("TERM");

        var end = node.WaitForEnd();
        end.ExitCode.ShouldBe(0, end.Error);
    }

    [Fact]
    public async Task A_node_that_trusts_another_authority_says_what_is_wrong_and_what_would_help()
    {
        using var stranger = new TestAuthority(_folder, "theirs");

        var said = await FirstFailure(_coordinator.Url, stranger.CertificateFile);

        said.ShouldContain("its certificate is not trusted here");
        said.ShouldContain("--tls-ca FILE");
    }

    [Fact]
    public async Task A_node_that_trusts_what_the_system_trusts_says_the_same()
    {
        (await FirstFailure(_coordinator.Url, null)).ShouldContain("its certificate is not trusted here");
    }

    [Fact]
    public async Task A_node_that_speaks_without_tls_is_told_that_the_coordinator_does_not()
    {
        var said = await FirstFailure(_coordinator.Url.Replace("https", "http"), null);

        said.ShouldContain("Perhaps it speaks https, not http");
    }

    [Fact]
    public async Task A_node_that_speaks_tls_is_told_that_the_coordinator_does_not()
    {
        using var plain = await ServiceProcess.Start("sqlite:" + Path.Combine(_folder, "plain.db"));

        var said = await FirstFailure(plain.Url.Replace("http", "https"), _authority.CertificateFile);

        said.ShouldContain("Perhaps it speaks http, not https");
    }

    private async Task HasJoined(string name)
    {
        using var handler = new SocketsHttpHandler
        {
            SslOptions = TrustedAuthority.Of(_authority.CertificateFile),
        };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(_coordinator.Url) };
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.1));
        while (true)
        {
            var page = await client.GetFromJsonAsync(ApiRoutes.Nodes, ApiJson.Default.PageNodeEntry, patience.Token);
            if (page!.Items.Any(node => node.Node == name)) return;
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>What a node says of its first connection.</summary>
    private static async Task<string> FirstFailure(string url, string? authority)
    {
        var said = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var node = new LinkClient(new LinkClientOptions
        {
            Clock = new SystemClock(),
            Node = new NodeIncarnation(new NodeId("gpu-b"), 1),
            Join = [new Uri(url)],
            Random = new Prng(1),
            Receive = _ => { },
            Report = sentence => said.TrySetResult(sentence),
            Tls = authority is null ? null : TrustedAuthority.Of(authority),
        });
        node.Open();
        return await said.Task.WaitAsync(Patience);
    }
}
