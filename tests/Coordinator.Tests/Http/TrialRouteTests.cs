using Sweep.Coordinator.Storage;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

/// <summary>Trials of a sweep of which one completed with 0.9, one with 0.8 and one diverged.</summary>
public sealed class TrialRouteTests : IAsyncLifetime, IDisposable
{
    private readonly MemoryStore store = new();
    private ApiScene scene = null!;
    private AttemptId best;
    private AttemptId diverged;

    public async Task InitializeAsync()
    {
        scene = await ApiScene.Start(store: store);
        (await scene.Submit()).Dispose();
        var node = await scene.Join();
        best = await node.Complete(0.9);
        await node.Complete(0.8);
        diverged = await node.Begin();
        await node.Report(diverged, 1, 0.1, double.NaN);
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Trials_are_listed_in_the_order_of_the_grid()
    {
        var all = await Trials("");

        all.Items.Select(trial => trial.Trial).ShouldBe([0, 1, 2, 3, 4, 5]);
        all.Items.Select(trial => trial.Display).Distinct().ShouldBe(["sgd lr=0.1", "adam lr=0.001"]);
        all.Items.Select(trial => trial.Seed).ShouldBe([0, 1, 2, 0, 1, 2]);
        all.Items[0].Parameters.GetProperty("lr").GetDouble().ShouldBe(0.1);
        all.Next.ShouldBeNull();
    }

    [Theory]
    [InlineData("state=Completed", 2)]
    [InlineData("state=completed&state=diverged", 3)]
    [InlineData("state=Pending", 2)]
    [InlineData("optimizer=adam", 3)]
    [InlineData("seed=2", 2)]
    [InlineData("config=1&seed=0", 1)]
    [InlineData("config=7", 0)]
    [InlineData("node=gpu-a", 4)]
    [InlineData("node=gpu-b", 0)]
    public async Task Trials_are_filtered_by_what_they_are(string query, int count) =>
        (await Trials(query)).Items.Length.ShouldBe(count);

    [Fact]
    public async Task The_best_come_first_and_those_without_a_value_last()
    {
        var all = await Trials("sort=objective");

        all.Items.Select(trial => trial.Objective).Take(3).ShouldBe([0.9, 0.8, 0.1]);
        all.Items[^1].Objective.ShouldBeNull();
    }

    [Theory]
    [InlineData("sort=trial")]
    [InlineData("sort=trial&order=desc")]
    [InlineData("sort=objective")]
    [InlineData("sort=objective&order=desc")]
    [InlineData("sort=steps&order=desc")]
    [InlineData("sort=state")]
    public async Task Pages_put_together_are_the_whole_list(string order)
    {
        var whole = await Trials(order);

        var pieces = new List<long>();
        string? cursor = null;
        do
        {
            var page = await Trials($"{order}&limit=2" + (cursor is null ? "" : $"&cursor={cursor}"));
            pieces.AddRange(page.Items.Select(trial => trial.Trial));
            cursor = page.Next;
        }
        while (cursor is not null);

        pieces.ShouldBe(whole.Items.Select(trial => trial.Trial));
        pieces.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_trial_tells_its_attempts_and_metrics()
    {
        var trial = await scene.Get(ApiRoutes.Trial("two", best.Trial.Number), ApiJson.Default.TrialDetail);

        (trial.Trial.State, trial.Trial.Steps, trial.Length).ShouldBe((TrialState.Completed, 100, 100));
        trial.Metrics["accuracy"].ShouldBe(0.9);
        var attempt = trial.Attempts.ShouldHaveSingleItem();
        (attempt.Node, attempt.Device, attempt.Outcome).ShouldBe(("gpu-a", "cpu:0", AttemptOutcome.Completed));
        attempt.Ended.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(attempt.Assigned);
    }

    [Fact]
    public async Task A_diverged_trial_is_explained_by_its_rule_and_values()
    {
        var explanation = await scene.Get(
            ApiRoutes.Explanation("two", diverged.Trial.Number), ApiJson.Default.TrialExplanation);

        explanation.Detail.Verdict.ShouldNotBeNull().Value.ShouldBe(double.NaN);
        explanation.Story.ShouldContain(sentence => sentence.Contains("Diverged after 1 of 100 steps"));
        explanation.Story.ShouldContain(sentence => sentence.StartsWith($"Rule {explanation.Detail.Verdict.Rule}"));
        explanation.GuessLoss.ShouldBe(2.302585092994046);
        explanation.Curves.Metrics[MetricNames.TrainLoss].Values.ShouldBe([double.NaN]);
    }

    [Fact]
    public async Task Curves_keep_what_is_not_a_number()
    {
        using var response = await scene.Client.GetAsync(ApiRoutes.Reports("two", diverged.Trial.Number));

        (await response.Content.ReadAsStringAsync()).ShouldContain("\"NaN\"");
    }

    [Fact]
    public async Task A_trial_that_is_not_there_is_answered_with_the_range()
    {
        using var response = await scene.Client.GetAsync(ApiRoutes.Trial("two", 6));

        (await ApiScene.ReadProblem(response, 404)).Remedy.ShouldContain("0 to 5");
    }

    /// <summary>Another process on the same store has seen none of the facts happen.</summary>
    [Fact]
    public async Task What_an_earlier_process_recorded_is_read_from_the_journal()
    {
        var before = await Trials("sort=objective");
        await using var second = await ApiScene.Start(store: store.TakeOver());

        var after = await second.Get(
            ApiRoutes.Trials("two") + "?sort=objective", ApiJson.Default.PageTrialEntry);

        after.Items.Select(Shown).ShouldBe(before.Items.Select(Shown));

        static string Shown(TrialEntry trial) => $"{trial.Trial} {trial.State} {trial.Objective} {trial.Steps}";
    }

    private Task<Page<TrialEntry>> Trials(string query) =>
        scene.Get($"{ApiRoutes.Trials("two")}?{query}", ApiJson.Default.PageTrialEntry);
}
