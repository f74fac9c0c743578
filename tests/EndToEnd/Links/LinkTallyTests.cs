using Sweep.Actors.Host;
using Sweep.Actors.Host.Links;

namespace Sweep.EndToEnd.Links;

public sealed class LinkTallyTests : IDisposable
{
    private readonly LinkScene scene = new();

    [Fact]
    public async Task Both_ends_count_frames_and_bytes_and_connections_that_came_back()
    {
        var own = new LinkTally(new SystemClock());
        using (var node = scene.NewNode(change: options => options with { Tally = own }))
        {
            await scene.ReceiveAsync(1);
            node.Send(LinkScene.Report(1));
            await scene.ReceiveAsync(1);
            (own.Open, own.Reconnects).ShouldBe((1, 0));

            scene.Cut();
            node.Send(LinkScene.Report(2));
            await scene.ReceiveAsync(1);

            foreach (var tally in new[] { own, scene.Tally })
            {
                (tally.Open, tally.Reconnects).ShouldBe((1, 1));
                tally.FramesIn.ShouldBeGreaterThanOrEqualTo(2); // Each connection begins with one in both directions.
                tally.FramesOut.ShouldBeGreaterThanOrEqualTo(2);
            }

            scene.Tally.BytesIn.ShouldBeInRange(1, own.BytesOut);
            own.BytesIn.ShouldBeInRange(1, scene.Tally.BytesOut);
        }

        (own.Open, own.Outbox).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Time_spent_waiting_for_room_is_counted_while_it_goes_on()
    {
        var tally = new LinkTally(new SystemClock());
        var room = new TaskCompletionSource();

        var waiting = tally.WaitAsync(room.Task);
        SpinWait.SpinUntil(() => tally.Waited > TimeSpan.Zero, LinkScene.Patience).ShouldBeTrue();
        room.SetResult();
        await waiting;
        var waited = tally.Waited;

        tally.Waited.ShouldBe(waited);
    }

    public void Dispose() => scene.Dispose();
}
