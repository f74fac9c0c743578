using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Http.Operations;
using Sweep.Coordinator.Http.Security;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed class OperationsServerTests
{
    private const string Token = "correct-horse-battery-staple";

    [Theory]
    [InlineData("http://0.0.0.0:9464", "--ops-token-file")]
    [InlineData("http://[::]:9464", "openssl rand")]
    [InlineData("https://127.0.0.1:9464", "http alone")]
    public async Task It_refuses_to_be_open_to_others_and_says_how(string url, string remedy)
    {
        var options = Options() with { Listen = ListenAddress.Parse(url) };

        var refused = await Should.ThrowAsync<ServerRefusedException>(() => OperationsServer.Start(options));

        refused.Message.ShouldStartWith("--ops " + url);
        refused.Message.ShouldContain(remedy);
    }

    [Fact]
    public async Task On_this_machine_it_tells_without_a_token()
    {
        await using var server = await OperationsServer.Start(Options());
        using var client = Client(server);

        (await client.GetStringAsync(ApiRoutes.Health)).ShouldBe("ok\n");
        (await client.GetStringAsync(ApiRoutes.Ready)).ShouldBe("ok\n");
        (await client.GetStringAsync(ApiRoutes.Metrics)).ShouldBe("measured 1\n");
    }

    [Fact]
    public async Task Who_does_not_work_is_not_ready_and_lives()
    {
        var isReady = false;
        await using var server = await OperationsServer.Start(Options() with { IsReady = () => isReady });
        using var client = Client(server);

        using var before = await client.GetAsync(ApiRoutes.Ready);
        using var health = await client.GetAsync(ApiRoutes.Health);
        isReady = true;
        using var after = await client.GetAsync(ApiRoutes.Ready);

        before.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await before.Content.ReadAsStringAsync()).ShouldBe("not ready\n");
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("correct-horse-battery-stapler", HttpStatusCode.Unauthorized)]
    [InlineData(Token, HttpStatusCode.OK)]
    public async Task A_token_opens_the_metrics_and_probes_need_none(string? token, HttpStatusCode expected)
    {
        await using var server = await OperationsServer.Start(Options() with
        {
            Listen = ListenAddress.Parse("http://0.0.0.0:0"),
            Token = SharedSecret.Of(Token, "test"),
        });
        using var client = Client(server, token);

        using var metrics = await client.GetAsync(ApiRoutes.Metrics);
        using var unknown = await client.GetAsync("/unknown");
        using var health = await client.GetAsync(ApiRoutes.Health);
        using var ready = await client.GetAsync(ApiRoutes.Ready);

        metrics.StatusCode.ShouldBe(expected);
        unknown.StatusCode.ShouldBe(expected == HttpStatusCode.OK ? HttpStatusCode.NotFound : expected);
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        if (expected == HttpStatusCode.Unauthorized)
            (await ApiScene.ReadProblem(metrics, 401)).Remedy.ShouldContain("--ops-token-file");
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    public async Task Pages_of_browsers_cannot_read_it(string header, string value)
    {
        await using var server = await OperationsServer.Start(Options());
        using var client = Client(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiRoutes.Metrics);
        request.Headers.Add(header, value);

        using var response = await client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task It_changes_nothing_and_hides_what_it_is()
    {
        await using var server = await OperationsServer.Start(Options());
        using var client = Client(server);

        using var post = await client.PostAsync(ApiRoutes.Metrics, new StringContent("x"));
        using var sweeps = await client.GetAsync(ApiRoutes.Sweeps);

        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        sweeps.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        sweeps.Headers.Contains("Server").ShouldBeFalse();
        sweeps.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task Long_headers_are_refused()
    {
        await using var server = await OperationsServer.Start(Options());
        using var client = Client(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiRoutes.Health);
        request.Headers.Add("X-Long", new string('x', 20_000));

        using var response = await client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_its_option()
    {
        await using var first = await OperationsServer.Start(Options());

        var refused = await Should.ThrowAsync<ServerRefusedException>(
            () => OperationsServer.Start(Options() with { Listen = first.Address }));

        refused.Message.ShouldStartWith($"--ops {first.Address}");
    }

    private static OperationsOptions Options() => new()
    {
        Listen = ListenAddress.Parse("http://127.0.0.1:0"),
        Metrics = context => context.Response.WriteAsync("measured 1\n"),
        IsReady = () => true,
    };

    private static HttpClient Client(OperationsServer server, string? token = null) => new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{server.Address.Port}"),
        DefaultRequestHeaders =
        {
            Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token),
        },
    };
}
