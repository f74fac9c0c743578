using System.Net;
using Sweep.Coordinator.Http;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed class StandbyTests : IAsyncLifetime
{
    private const string Leader = "http://10.0.0.2:8431";

    private ApiScene scene = null!;

    public async Task InitializeAsync() => scene = await ApiScene.Start();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task Everything_but_its_own_state_points_to_the_leader()
    {
        scene.Server.StandBy(Leader);
        string[] own =
            [ApiRoutes.LogLevel, ApiRoutes.Health, ApiRoutes.Ready, ApiRoutes.Metrics, ApiRoutes.Description];

        foreach (var (method, path) in scene.Server.Routes.Where(route => !own.Contains(route.Path)))
        {
            using var response = await scene.Client.SendAsync(new HttpRequestMessage(method, path));

            var isRead = method == HttpMethod.Get;
            var problem = await ApiScene.ReadProblem(response, isRead ? 307 : 503);
            problem.Leader.ShouldBe(Leader, $"{method} {path}");
            response.Headers.GetValues("Sweep-Leader").ShouldBe([Leader]);
            response.Headers.Location!.ToString().ShouldBe(Leader + path);
        }
    }

    [Fact]
    public async Task It_lives_and_is_not_ready()
    {
        scene.Server.StandBy(Leader);

        using var health = await scene.Client.GetAsync(ApiRoutes.Health);
        using var ready = await scene.Client.GetAsync(ApiRoutes.Ready);

        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiScene.Read(ready, ApiJson.Default.ReadyEntry, 503)).Leader.ShouldBe(Leader);
    }

    [Fact]
    public async Task It_tells_its_metrics()
    {
        scene.Server.StandBy(Leader);

        (await scene.Client.GetStringAsync(ApiRoutes.Metrics)).ShouldBe("nothing_measured 0\n");
    }

    [Fact]
    public async Task Without_a_leader_it_asks_for_patience()
    {
        scene.Server.StandBy(null);

        using var response = await scene.Client.GetAsync(ApiRoutes.Sweeps);

        (await ApiScene.ReadProblem(response, 503)).Leader.ShouldBeNull();
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_coordinator_that_leads_is_ready()
    {
        using var ready = await scene.Client.GetAsync(ApiRoutes.Ready);

        (await ApiScene.Read(ready, ApiJson.Default.ReadyEntry)).IsReady.ShouldBeTrue();
    }

    [Fact]
    public async Task Before_it_leads_nothing_is_answered()
    {
        await using var starting = await CoordinatorServer.Start(
            new ServerOptions { Listen = ListenAddress.Default with { Port = 0 } });
        using var client = new HttpClient { BaseAddress = new Uri(starting.Address.ToString()) };

        using var response = await client.GetAsync(ApiRoutes.Sweeps);

        (await ApiScene.ReadProblem(response, 503)).Type.ShouldBe("urn:sweep:problem:unavailable");
    }
}
