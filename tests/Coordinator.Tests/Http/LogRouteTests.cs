using System.Net.Http.Json;
using System.Text;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Http.Logs;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed class LogRouteTests : IAsyncLifetime
{
    private LogDetail level = LogDetail.Information;
    private ApiScene scene = null!;

    public async Task InitializeAsync() => scene = await ApiScene.Start(
        new ServerOptions { LogDial = new LogDial(() => level, wanted => level = wanted) });

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task A_coordinator_tells_what_it_logs_and_changes_it()
    {
        var before = await scene.Get(ApiRoutes.LogLevel, ApiJson.Default.LogLevelEntry);
        using var response = await Put(ApiRoutes.LogLevel, "Debug");

        before.Level.ShouldBe(LogDetail.Information);
        (await ApiScene.Read(response, ApiJson.Default.LogLevelEntry)).Level.ShouldBe(LogDetail.Debug);
        level.ShouldBe(LogDetail.Debug);
    }

    [Fact]
    public async Task One_that_stands_by_does_so_too()
    {
        scene.Server.StandBy("http://10.0.0.2:8431");

        using var response = await Put(ApiRoutes.LogLevel, "Error");

        (await ApiScene.Read(response, ApiJson.Default.LogLevelEntry)).Level.ShouldBe(LogDetail.Error);
    }

    [Theory]
    [InlineData("{\"level\":\"Loud\"}")]
    [InlineData("{}")]
    [InlineData("Debug")]
    public async Task What_is_no_level_is_refused(string body)
    {
        using var response = await scene.Client.PutAsync(
            ApiRoutes.LogLevel, new StringContent(body, Encoding.UTF8, "application/json"));

        await ApiScene.ReadProblem(response, 400);
        level.ShouldBe(LogDetail.Information);
    }

    [Fact]
    public async Task A_node_is_told_with_the_answer_to_its_heartbeat()
    {
        var node = await scene.Join("gpu-a");
        (await node.Next<CoordinatorMessage.LeaseRenewed>()).Logs.ShouldBeNull();

        using var response = await Put(ApiRoutes.NodeLogLevel("gpu-a"), "Debug");
        await node.Say(new NodeMessage.Heartbeat());

        (await ApiScene.Read(response, ApiJson.Default.ChangeReply)).Change.ShouldBe("changed");
        (await node.Next<CoordinatorMessage.LeaseRenewed>()).Logs.ShouldBe(LogDetail.Debug);
    }

    [Fact]
    public async Task A_node_that_has_not_joined_is_told_nothing()
    {
        using var response = await Put(ApiRoutes.NodeLogLevel("gpu-z"), "Debug");

        await ApiScene.ReadProblem(response, 404);
    }

    private Task<HttpResponseMessage> Put(string path, string wanted) =>
        scene.Client.PutAsync(path, JsonContent.Create(new Dictionary<string, string> { ["level"] = wanted }));
}
