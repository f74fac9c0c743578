using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Sweep.EndToEnd.Traces;
using Sweep.Messages.Api;

namespace Sweep.EndToEnd.Operations;

/// <summary>Both kinds of process, as probes and scrapers see them.</summary>
public sealed class OperationsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-operations-");
    private readonly HttpClient client = new();

    private string Store => "sqlite:" + Path.Combine(folder.FullName, "store.db");

    public void Dispose()
    {
        client.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Both_processes_are_probed_and_scraped()
    {
        var (ops, nodeOps) = (FreeUrl(), FreeUrl());
        using var coordinator = await ServiceProcess.Start(Store, "--ops", ops);
        using var node = Join(coordinator.Url, "--ops", nodeOps, "--name", "gpu-a");

        await Answers(nodeOps + ApiRoutes.Ready, HttpStatusCode.OK);
        await Answers(ops + ApiRoutes.Ready, HttpStatusCode.OK);
        await Answers(ops + ApiRoutes.Health, HttpStatusCode.OK);
        var main = await Scrape(coordinator.Url);
        main.ShouldContain("service_name=\"sweep-coordinator\"");
        main.ShouldContain("\ndotnet_gc_collections_total{");
        main.ShouldEndWith("# EOF\n");
        (await Scrape(ops)).ShouldContain("service_name=\"sweep-coordinator\"");
        (await Scrape(nodeOps)).ShouldContain("service_instance_id=\"gpu-a\",service_name=\"sweep-node\"");

        coordinator.End("KILL");

        await Answers(nodeOps + ApiRoutes.Ready, HttpStatusCode.ServiceUnavailable);
        await Answers(nodeOps + ApiRoutes.Health, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_node_that_others_can_reach_tells_its_metrics_to_those_with_the_token()
    {
        var ops = FreeUrl();
        var token = Path.Combine(folder.FullName, "token");
        File.WriteAllText(token, "correct-horse-battery-staple\n");
        using var node = Join(
            "http://127.0.0.1:1", "--ops", ops.Replace("127.0.0.1", "0.0.0.0"), "--ops-token-file", token);

        await Answers(ops + ApiRoutes.Health, HttpStatusCode.OK);
        await Answers(ops + ApiRoutes.Ready, HttpStatusCode.ServiceUnavailable);
        await Answers(ops + ApiRoutes.Metrics, HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", "correct-horse-battery-staple");
        await Answers(ops + ApiRoutes.Metrics, HttpStatusCode.OK);

        node.Signal("KILL");
        node.WaitForEnd().Error.ShouldNotContain("correct-horse");
    }

    [Fact]
    public async Task Both_processes_send_their_metrics_to_who_takes_otlp_and_say_the_last_at_their_end()
    {
        using var collector = new OtlpCollector();
        var ops = FreeUrl();
        using var coordinator = await ServiceProcess.Start(Store, "--otlp", collector.Url);
        using var node = Join(coordinator.Url, "--otlp", collector.Url, "--ops", ops);
        await Answers(ops + ApiRoutes.Ready, HttpStatusCode.OK);

        node.Signal("TERM");
        node.WaitForEnd().ExitCode.ShouldBe(0);
        coordinator.End("TERM").ShouldBe(0, await coordinator.Log);

        collector.Metrics.ShouldContain(text => text.Contains("sweep-node") && text.Contains("sweep.device.lanes"));
        collector.Metrics.ShouldContain(
            text => text.Contains("sweep-coordinator") && text.Contains("dotnet.gc.collections"));
    }

    private SweepProcess Join(string url, params string[] options) => SweepProcess.Start(
        ["node", "--join", url, "--checkpoints", folder.FullName, "--devices", "cpu:1", .. options]);

    private async Task<string> Scrape(string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url + ApiRoutes.Metrics);
        request.Headers.Accept.ParseAdd("application/openmetrics-text");
        using var response = await client.SendAsync(request);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/openmetrics-text");
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Asks until the answer is what it should be.</summary>
    private async Task Answers(string url, HttpStatusCode expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await StatusOf(url) != expected)
            (await pause.WaitForNextTickAsync(patience.Token)).ShouldBeTrue($"{url} never answered {expected}");
    }

    private async Task<HttpStatusCode?> StatusOf(string url)
    {
        try
        {
            using var response = await client.GetAsync(url);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null; // It does not listen yet.
        }
    }

    private static string FreeUrl()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
    }
}
