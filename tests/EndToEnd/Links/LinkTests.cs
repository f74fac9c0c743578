using System.Collections.Concurrent;
using Sweep.Actors.Links;
using Sweep.GpuNode.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;

namespace Sweep.EndToEnd.Links;

/// <summary>The shells of the link, over real sockets; what the link promises is tested in virtual time.</summary>
public class LinkTests
{
    [Fact]
    public async Task Reports_arrive_in_order_and_once_although_connections_break()
    {
        using var scene = new LinkScene();
        using var node = scene.NewNode();
        await scene.ReceiveAsync(1);

        for (var step = 1; step <= 5_000; step++)
        {
            node.Send(LinkScene.Report(step));
            if (step % 1_000 == 0) scene.Cut();
        }

        await scene.ReceiveAsync(5_000);
        node.CloseWhenAcknowledged();
        await node.Completion.WaitAsync(LinkScene.Patience);
        scene.Received[0].ShouldBeOfType<NodeMessage.Join>();
        Steps(scene).ShouldBe(Enumerable.Range(1, 5_000).Select(step => (long)step));
    }

    [Fact]
    public async Task A_coordinator_that_restarts_is_joined_anew_and_misses_nothing()
    {
        using var scene = new LinkScene();
        using var node = scene.NewNode();
        for (var step = 1; step <= 1_000; step++) node.Send(LinkScene.Report(step));
        await scene.ReceiveAsync(300);

        scene.Restart();
        for (var step = 1_001; step <= 2_000; step++) node.Send(LinkScene.Report(step));
        node.CloseWhenAcknowledged();
        await node.Completion.WaitAsync(LinkScene.Patience);

        scene.Received.OfType<NodeMessage.Join>().Count().ShouldBe(2);
        Steps(scene).Distinct().ShouldBe(Enumerable.Range(1, 2_000).Select(step => (long)step));
    }

    [Fact]
    public async Task A_join_in_a_new_session_holds_what_unacknowledged_messages_are_about()
    {
        using var scene = new LinkScene();
        scene.Refusal = System.Net.HttpStatusCode.ServiceUnavailable;
        using var node = scene.NewNode();
        var ended = new NodeMessage.Ended(LinkScene.Report(1).Attempt, AttemptOutcome.Completed, 1, null);
        node.Send(ended);

        scene.Refusal = null;
        await scene.ReceiveAsync(2);

        scene.Received[0].ShouldBeOfType<NodeMessage.Join>().Held.ShouldBe([ended.Attempt]);
        scene.Received[1].ShouldBe(ended);
    }

    [Fact]
    public async Task What_the_coordinator_says_arrives_in_order()
    {
        using var scene = new LinkScene();
        var heard = new BlockingCollection<CoordinatorMessage>();
        using var node = scene.NewNode(change: options => options with
        {
            Receive = message =>
            {
                heard.Add(message);
                options.Receive(message);
            },
        });
        await scene.ReceiveAsync(1);

        for (var i = 1; i <= 1_000; i++) scene.Server.Send(Incarnation(1), Stop(i));

        heard.GetConsumingEnumerable().Take(1_001).Skip(1)
            .ShouldBe(Enumerable.Range(1, 1_000).Select(CoordinatorMessage (i) => Stop(i)));
    }

    [Fact]
    public async Task A_later_process_of_a_node_ends_the_earlier_one()
    {
        using var scene = new LinkScene();
        using var earlier = scene.NewNode(incarnation: 1);
        await scene.ReceiveAsync(1);

        using var later = scene.NewNode(incarnation: 2);

        var refusal = await Should.ThrowAsync<LinkRefusedException>(earlier.Completion.WaitAsync(LinkScene.Patience));
        refusal.Message.ShouldBe(
            "node-1#2 is a later process of this node; give each process a name of its own");
        await scene.ReceiveAsync(1);
    }

    [Fact]
    public async Task An_earlier_process_that_comes_late_is_refused()
    {
        using var scene = new LinkScene();
        using var later = scene.NewNode(incarnation: 2);
        await scene.ReceiveAsync(1);

        using var earlier = scene.NewNode(incarnation: 1);

        await Should.ThrowAsync<LinkRefusedException>(earlier.Completion.WaitAsync(LinkScene.Patience));
    }

    [Fact]
    public async Task A_node_without_a_common_version_is_told_who_must_be_updated()
    {
        using var scene = new LinkScene();
        scene.Restart(new ProtocolVersions(2, 3));

        using var node = scene.NewNode();

        var refusal = await Should.ThrowAsync<LinkRefusedException>(node.Completion.WaitAsync(LinkScene.Patience));
        refusal.Message.ShouldEndWith("update the node");
    }

    [Fact]
    public async Task A_wrong_secret_ends_the_node_and_is_sent_as_a_bearer_token()
    {
        using var scene = new LinkScene { Refusal = System.Net.HttpStatusCode.Unauthorized };

        using var node = scene.NewNode(change: options => options with { Secret = "abc" });

        await Should.ThrowAsync<LinkRefusedException>(node.Completion.WaitAsync(LinkScene.Patience));
        scene.Authorization.ShouldBe("Bearer abc");
    }

    [Fact]
    public async Task A_node_follows_to_the_coordinator_that_leads()
    {
        using var leader = new LinkScene();
        using var standby = new LinkScene
        {
            Refusal = System.Net.HttpStatusCode.ServiceUnavailable,
            Location = leader.Url.ToString(),
        };

        using var node = standby.NewNode();

        await leader.ReceiveAsync(1);
        standby.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_coordinator_that_stops_leading_sends_its_nodes_to_the_next()
    {
        using var next = new LinkScene();
        using var scene = new LinkScene();
        using var node = scene.NewNode();
        await scene.ReceiveAsync(1);
        next.Restart();

        scene.Server.RefuseAll(new LinkRefusal(LinkRefusalKind.NotLeader, "another leads", next.Url.ToString()));

        await next.ReceiveAsync(1);
    }

    private static NodeIncarnation Incarnation(long number) => new(new NodeId("node-1"), number);

    private static CoordinatorMessage.Stop Stop(int attempt) =>
        new(new AttemptId(new SweepId(1), new TrialId(2), attempt));

    private static IEnumerable<long> Steps(LinkScene scene) =>
        scene.Received.OfType<NodeMessage.Reported>().Select(report => report.Step);
}
