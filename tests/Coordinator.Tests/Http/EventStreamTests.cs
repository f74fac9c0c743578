using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed class EventStreamTests : IAsyncLifetime
{
    private ApiScene scene = null!;

    public async Task InitializeAsync()
    {
        scene = await ApiScene.Start();
        (await scene.Submit()).Dispose();
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task A_stream_begins_with_everything_and_then_tells_what_happens()
    {
        using var events = await EventReader.Open(scene.Client, ApiRoutes.SweepEvents("two"));
        var snapshot = await events.Next();
        var node = await scene.Join();
        var attempt = await node.Complete(0.9);

        var (assigned, began) = (await events.Next(NewsNames.Attempt), await events.Next(NewsNames.Attempt));
        var report = await events.Next(NewsNames.Report);
        var trial = await events.Next(NewsNames.Trial);
        var progress = await events.Next(NewsNames.Progress);

        snapshot.ShouldNotBeNull().Kind.ShouldBe(NewsNames.Snapshot);
        snapshot.Read(ApiJson.Default.SweepDetail).Sweep.Counts.Pending.ShouldBe(6);
        assigned.Read(ApiJson.Default.AttemptNews).Node.ShouldBe("gpu-a");
        began.Read(ApiJson.Default.AttemptNews).Device.ShouldBe("cpu:0");
        report.Read(ApiJson.Default.ReportNews).Values["accuracy"].ShouldBe(0.1);
        var told = trial.Read(ApiJson.Default.TrialNews).Trial;
        (told.Trial, told.State, told.Objective).ShouldBe((attempt.Trial.Number, TrialState.Completed, 0.9));
        progress.Read(ApiJson.Default.SweepDetail).Sweep.Counts.Completed.ShouldBe(1);
    }

    [Fact]
    public async Task Reports_that_follow_closely_are_thinned()
    {
        using var events = await EventReader.Open(scene.Client, ApiRoutes.SweepEvents("two"));
        await events.Next();
        await (await scene.Join()).Complete(0.9);

        var kinds = new List<string>();
        for (var next = await events.Next(); next!.Kind != NewsNames.Trial; next = await events.Next())
            kinds.Add(next.Kind);

        kinds.Count(kind => kind == NewsNames.Report).ShouldBeLessThan(3);
    }

    [Fact]
    public async Task A_client_that_comes_back_goes_on_where_it_was()
    {
        string last;
        var node = await scene.Join();
        using (var events = await EventReader.Open(scene.Client, ApiRoutes.SweepEvents("two")))
        {
            await events.Next();
            await node.Complete(0.9);
            last = (await events.Next(NewsNames.Trial)).Id;
        }

        var missed = await node.Complete(0.8);
        using var again = await EventReader.Open(scene.Client, ApiRoutes.SweepEvents("two"), last);

        var first = await again.Next();
        var trial = await again.Next(NewsNames.Trial);

        first!.Kind.ShouldNotBe(NewsNames.Snapshot);
        trial.Read(ApiJson.Default.TrialNews).Trial.Trial.ShouldBe(missed.Trial.Number);
    }

    [Theory]
    [InlineData("another-7")]
    [InlineData("nonsense")]
    public async Task A_place_in_another_stream_begins_anew(string last)
    {
        using var events = await EventReader.Open(scene.Client, ApiRoutes.SweepEvents("two"), last);

        (await events.Next())!.Kind.ShouldBe(NewsNames.Snapshot);
    }

    [Fact]
    public async Task The_stream_of_all_tells_each_sweep_that_changes()
    {
        using var events = await EventReader.Open(scene.Client, ApiRoutes.Events);
        var snapshot = await events.Next();
        (await scene.Submit(ApiScene.Definition.Replace("name: two", "name: another"))).Dispose();
        var created = await events.Next(NewsNames.Progress);
        (await scene.Client.DeleteAsync(ApiRoutes.Sweep("another"))).Dispose();
        var deleted = await events.Next(NewsNames.Deleted);

        snapshot!.Read(ApiJson.Default.ImmutableArraySweepEntry).ShouldHaveSingleItem().Name.ShouldBe("two");
        created.Read(ApiJson.Default.ImmutableArraySweepEntry).ShouldHaveSingleItem().Name.ShouldBe("another");
        deleted.Read(ApiJson.Default.String).ShouldBe("another");
    }

    [Fact]
    public async Task A_stream_ends_with_its_sweep()
    {
        using var events = await EventReader.Open(scene.Client, ApiRoutes.SweepEvents("two"));
        await events.Next();

        (await scene.Client.DeleteAsync(ApiRoutes.Sweep("two"))).Dispose();

        await events.Next(NewsNames.Deleted);
        (await events.Next()).ShouldBeNull();
    }

    [Fact]
    public async Task A_stream_ends_when_another_coordinator_leads()
    {
        using var events = await EventReader.Open(scene.Client, ApiRoutes.SweepEvents("two"));
        await events.Next();

        scene.Server.StandBy("http://10.0.0.2:8431");

        while (await events.Next() is not null)
        {
            // What was still to be told.
        }
    }
}
