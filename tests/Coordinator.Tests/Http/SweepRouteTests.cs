using System.Text;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed class SweepRouteTests : IAsyncLifetime
{
    private ApiScene scene = null!;

    public async Task InitializeAsync() => scene = await ApiScene.Start();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task Sweeps_are_listed_newest_first_in_pages()
    {
        foreach (var name in new[] { "first", "second", "third" }) await Submit(name);

        var page = await scene.Get("/api/v1/sweeps?limit=2", ApiJson.Default.PageSweepEntry);
        var rest = await scene.Get($"/api/v1/sweeps?limit=2&cursor={page.Next}", ApiJson.Default.PageSweepEntry);

        page.Items.Select(sweep => sweep.Name).ShouldBe(["third", "second"]);
        rest.Items.Select(sweep => sweep.Name).ShouldBe(["first"]);
        rest.Next.ShouldBeNull();
    }

    [Fact]
    public async Task A_running_sweep_shows_what_runs_and_what_leads()
    {
        await Submit("two");
        var node = await scene.Join(capacity: 2);
        await node.Complete(0.9);
        var running = await node.Begin();
        await node.Report(running, 1, 0.2);
        await node.Report(running, 50, 0.5);

        var detail = await scene.Get("/api/v1/sweeps/two", ApiJson.Default.SweepDetail);

        detail.Sweep.Status.ShouldBe(SweepStatus.Running);
        detail.Sweep.Counts.ShouldBe(new TrialCounts { Pending = 3, Running = 2, Completed = 1 });
        detail.Best.ShouldHaveSingleItem().Mean.ShouldBe(0.9);
        detail.Best[0].Display.ShouldBe("sgd lr=0.1");
        var shown = detail.Running.Single(trial => trial.Step == 50);
        (shown.Display, shown.Steps, shown.Objective, shown.Device).ShouldBe(("adam lr=0.001", 100, 0.5, "cpu:0"));
        shown.TrainLoss.ShouldBe([1, 1]);
        detail.Fraction.ShouldBe((1 + 0.5) / 6, 1e-9);
        detail.Definition.GetProperty("metadata").GetProperty("name").GetString().ShouldBe("two");
    }

    [Fact]
    public async Task A_sweep_that_waits_says_what_for()
    {
        await Submit("two");

        var detail = await scene.Get("/api/v1/sweeps/two", ApiJson.Default.SweepDetail);

        detail.Diagnosis.ShouldHaveSingleItem().ShouldContain("sweep node --join");
    }

    [Fact]
    public async Task A_sweep_pauses_and_goes_on()
    {
        await Submit("two");

        using var paused = await scene.Client.PostAsync(
            ApiRoutes.SweepVerb("two", "pause"),
            new StringContent("""{"reason": "it is night"}""", Encoding.UTF8, "application/json"));
        var meanwhile = await scene.Get("/api/v1/sweeps/two", ApiJson.Default.SweepDetail);
        using var resumed = await scene.Post(ApiRoutes.SweepVerb("two", "resume"));
        using var again = await scene.Post(ApiRoutes.SweepVerb("two", "resume"));

        (await ApiScene.Read(paused, ApiJson.Default.ChangeReply)).Sweep!.Status.ShouldBe(SweepStatus.Paused);
        meanwhile.Sweep.Reason.ShouldBe("it is night");
        meanwhile.Diagnosis.ShouldHaveSingleItem().ShouldContain("it is night");
        (await ApiScene.Read(resumed, ApiJson.Default.ChangeReply)).Sweep!.Status.ShouldBe(SweepStatus.Waiting);
        (await ApiScene.Read(again, ApiJson.Default.ChangeReply)).Change.ShouldBe("none");
    }

    [Fact]
    public async Task A_stopped_sweep_cancels_what_is_left()
    {
        await Submit("two");

        using var stopped = await scene.Post(ApiRoutes.SweepVerb("two", "stop"));

        var reply = await ApiScene.Read(stopped, ApiJson.Default.ChangeReply);
        reply.Sweep!.Status.ShouldBe(SweepStatus.Stopped);
        reply.Sweep.Counts.ShouldBe(new TrialCounts { Cancelled = 6 });
    }

    [Fact]
    public async Task A_deleted_sweep_is_gone()
    {
        await Submit("two");

        using var deleted = await scene.Client.DeleteAsync(ApiRoutes.Sweep("two"));
        using var after = await scene.Client.GetAsync(ApiRoutes.Sweep("two"));

        (await ApiScene.Read(deleted, ApiJson.Default.ChangeReply)).Sweep.ShouldBeNull();
        await ApiScene.ReadProblem(after, 404);
    }

    [Fact]
    public async Task Failed_trials_run_again_by_reason()
    {
        await Submit("two");
        var node = await scene.Join();
        await Fail(node, "the disk is on fire");
        await Fail(node, "no such data");

        using var retried = await scene.Client.PostAsync(
            ApiRoutes.SweepVerb("two", "retry"),
            new StringContent("""{"reason": "ON FIRE"}""", Encoding.UTF8, "application/json"));

        var counts = (await ApiScene.Read(retried, ApiJson.Default.ChangeReply)).Sweep!.Counts;
        (counts.Failed, counts.Pending + counts.Running).ShouldBe((1, 5));
    }

    [Fact]
    public async Task An_unknown_name_is_answered_with_the_nearest()
    {
        await Submit("optimizers");

        using var response = await scene.Client.GetAsync(ApiRoutes.Sweep("optimisers"));

        (await ApiScene.ReadProblem(response, 404)).Detail.ShouldContain("'optimizers'");
    }

    [Theory]
    [InlineData("/api/v1/sweeps?limit=0")]
    [InlineData("/api/v1/sweeps?limit=many")]
    [InlineData("/api/v1/sweeps?cursor=x")]
    [InlineData("/api/v1/sweeps/two/trials?state=Lost")]
    [InlineData("/api/v1/sweeps/two/trials?sort=beauty")]
    [InlineData("/api/v1/sweeps/two/trials?order=up")]
    [InlineData("/api/v1/sweeps/two/trials?cursor=eHg")]
    [InlineData("/api/v1/sweeps/two/trials/1/reports?points=1")]
    [InlineData("/api/v1/sweeps/two/journal?after=-1")]
    public async Task An_argument_out_of_range_is_refused(string path)
    {
        await Submit("two");

        using var response = await scene.Client.GetAsync(path);

        await ApiScene.ReadProblem(response, 400);
    }

    [Fact]
    public async Task What_is_not_there_is_answered_with_a_problem_too()
    {
        using var unknown = await scene.Client.GetAsync("/api/v1/swepes");
        using var method = await scene.Client.DeleteAsync(ApiRoutes.Sweeps);

        await ApiScene.ReadProblem(unknown, 404);
        await ApiScene.ReadProblem(method, 405);
        method.Content.Headers.Allow.ShouldContain("POST");
    }

    private async Task Submit(string name)
    {
        using var response = await scene.Submit(ApiScene.Definition.Replace("name: two", $"name: {name}"));
        ((int)response.StatusCode).ShouldBe(201);
    }

    private static async Task Fail(ScriptedNode node, string reason) => await node.End(
        await node.Begin(), AttemptOutcome.Failed, new TrainingFailure(FailureClass.UserError, reason));
}
