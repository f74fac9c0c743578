using System.Net.WebSockets;
using System.Text;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed class NodeRouteTests : IAsyncLifetime
{
    private ApiScene scene = null!;

    public async Task InitializeAsync() => scene = await ApiScene.Start();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task Nodes_are_listed_by_name_with_what_they_have()
    {
        await scene.Join("gpu-b", capacity: 4);
        await scene.Join("gpu-a", capacity: 2);

        var page = await scene.Get("/api/v1/nodes", ApiJson.Default.PageNodeEntry);
        var second = await scene.Get("/api/v1/nodes?limit=1&cursor=gpu-a", ApiJson.Default.PageNodeEntry);

        page.Items.Select(node => (node.Node, node.Capacity)).ShouldBe([("gpu-a", 2), ("gpu-b", 4)]);
        page.Items[0].Devices.ShouldBe([new NodeDevice("cpu:0", "cpu", 2)]);
        second.Items.ShouldHaveSingleItem().Node.ShouldBe("gpu-b");
    }

    [Fact]
    public async Task A_node_tells_what_it_holds()
    {
        (await scene.Submit()).Dispose();
        await scene.Join("gpu-a", capacity: 2);

        var node = await scene.Get(ApiRoutes.Node("gpu-a"), ApiJson.Default.NodeEntry);

        node.Held.ShouldBe(2);
        node.Holds.ShouldBe([new HeldEntry("two", 0, 1), new HeldEntry("two", 3, 1)]);
    }

    [Fact]
    public async Task A_drained_node_is_told_to_leave()
    {
        var node = await scene.Join("gpu-a");

        using var response = await scene.Post(ApiRoutes.NodeDrain("gpu-a"));

        await ApiScene.Read(response, ApiJson.Default.ChangeReply);
        await node.Next<CoordinatorMessage.Drain>();
        (await scene.Get(ApiRoutes.Node("gpu-a"), ApiJson.Default.NodeEntry)).IsDraining.ShouldBeTrue();
    }

    [Fact]
    public async Task A_node_that_has_not_joined_is_not_there()
    {
        using var get = await scene.Client.GetAsync(ApiRoutes.Node("gpu-z"));
        using var drain = await scene.Post(ApiRoutes.NodeDrain("gpu-z"));

        await ApiScene.ReadProblem(get, 404);
        await ApiScene.ReadProblem(drain, 404);
    }

    [Fact]
    public async Task A_node_links_by_a_web_socket()
    {
        scene.Linked = socket => socket.SendAsync(
            Encoding.UTF8.GetBytes("welcome"), WebSocketMessageType.Binary, true, CancellationToken.None);
        using var client = new ClientWebSocket();

        await client.ConnectAsync(LinkUri(), CancellationToken.None);

        var buffer = new byte[100];
        var received = await client.ReceiveAsync(buffer, CancellationToken.None);
        Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldBe("welcome");
    }

    [Fact]
    public async Task A_page_of_a_browser_cannot_link()
    {
        using var client = new ClientWebSocket();
        client.Options.SetRequestHeader("Origin", "https://elsewhere.example");

        await Should.ThrowAsync<WebSocketException>(() => client.ConnectAsync(LinkUri(), CancellationToken.None));
    }

    private Uri LinkUri() => new(scene.Server.Address.ToString().Replace("http", "ws") + ApiRoutes.Link);
}
