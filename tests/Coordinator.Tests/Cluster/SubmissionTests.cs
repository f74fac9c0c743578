using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Cluster;

public class SubmissionTests
{
    [Fact]
    public void A_submission_creates_a_sweep_under_an_id_that_no_other_ever_gets()
    {
        var scene = new ClusterScene(null);

        Change(scene.Submit(Definition())).ShouldBe((new SweepId(1), RequestChange.Created));
        scene.Ask(new ClusterRequest.Delete(First));

        Change(scene.Submit(Definition())).ShouldBe((new SweepId(2), RequestChange.Created));
    }

    [Fact]
    public void The_same_definition_again_changes_nothing()
    {
        var scene = new ClusterScene();
        var facts = scene.Facts.Count();

        Change(scene.Submit(Definition())).ShouldBe((First, RequestChange.None));

        scene.Facts.Count().ShouldBe(facts);
    }

    [Fact]
    public void More_cells_extend_the_sweep_and_only_they_are_run()
    {
        var scene = new ClusterScene(Definition(2, 0.1));
        scene.Join(A, capacity: 4);
        scene.RunToTheEnd();

        Change(scene.Submit(Definition(2, 0.1, 0.01))).ShouldBe((First, RequestChange.Extended));
        scene.RunToTheEnd();

        scene.Facts.OfType<TrialFinished>().Select(f => f.Trial.Number).ShouldBe([0, 1, 2, 3]);
        scene.Facts.OfType<SweepFinished>().Count().ShouldBe(2);
        scene.Outcome.ShouldBe(new SweepOutcome.Finished(null));
    }

    [Fact]
    public void A_larger_budget_lets_an_ended_sweep_go_on()
    {
        var scene = new ClusterScene(Definition() with { Budget = new BudgetOptions { Trials = 1 } });
        scene.Join(A, capacity: 4);
        scene.RunToTheEnd();

        Change(scene.Submit(Definition() with { Budget = new BudgetOptions { Trials = 3 } }))
            .ShouldBe((First, RequestChange.Changed));
        scene.RunToTheEnd();

        scene.Facts.OfType<TrialFinished>().Count().ShouldBe(3);
    }

    [Fact]
    public void What_the_end_of_a_sweep_cancelled_runs_when_it_goes_on()
    {
        var scene = new ClusterScene(Definition() with
        {
            Budget = new BudgetOptions { Time = TimeSpan.FromMinutes(5) },
        });
        scene.Join(A, capacity: 2);
        scene.Now += TimeSpan.FromMinutes(5);
        scene.Tell(new ClusterEvent.TimerFired(new ClusterTimer(ClusterTimerKind.TimeBudget, First)));

        scene.Submit(Definition());
        scene.RunToTheEnd();

        scene.Ledger.Finished[TrialState.Completed].ShouldBe(4);
        scene.Ledger.Finished[TrialState.Cancelled].ShouldBe(0);
        scene.Outcome.ShouldBe(new SweepOutcome.Finished(null));
    }

    [Fact]
    public void A_definition_that_would_lose_cells_is_refused_with_what_would_be_gone()
    {
        var scene = new ClusterScene(Definition(2, 0.1, 0.01));

        Refusal(scene.Submit(Definition(2, 0.1))).ShouldContain("1 of its 2 configurations would be gone, the first: ");
        Refusal(scene.Submit(Definition(1, 0.1, 0.01))).ShouldContain("seed 1 would be gone");
    }

    [Fact]
    public void A_definition_that_would_change_results_is_refused_with_what_differs()
    {
        var scene = new ClusterScene();
        var other = Definition();

        Refusal(scene.Submit(other with { Trainer = other.Trainer with { EvaluateEvery = 5 } }))
            .ShouldContain("spec.trainer.evaluateEvery is 10 there and 5 here");
        Refusal(scene.Submit(other with { Trainer = other.Trainer with { Length = TrialLength.Steps(20) } }))
            .ShouldContain("2 of its 2 configurations would be gone");
    }

    [Fact]
    public void A_budget_is_not_lowered()
    {
        var scene = new ClusterScene();

        Refusal(scene.Submit(Definition() with { Budget = new BudgetOptions { Trials = 3 } }))
            .ShouldContain("budget.trials is unlimited there and 3 here");
    }

    [Fact]
    public void A_very_large_sweep_is_not_extended()
    {
        double[] rates = [.. Enumerable.Range(1, 200_001).Select(i => i * 1e-6)];
        var scene = new ClusterScene(Definition(1, rates[1..]));

        Refusal(scene.Submit(Definition(1, rates))).ShouldContain("more than 200000 configurations");
    }

    [Fact]
    public void An_extended_sweep_replays_to_the_same_state()
    {
        var scene = new ClusterScene(Definition(1, 0.1));
        scene.Join(A, capacity: 1);
        scene.RunToTheEnd();
        scene.Submit(Definition(2, 0.01, 0.1));
        scene.Complete(A, scene.State.Fleet[A].Held[0]);

        var replayed = SweepReplay.Of(First, scene.Facts);

        LedgerCodec.Encode(replayed.Ledger).ShouldBe(LedgerCodec.Encode(scene.Ledger));
        replayed.Plan.PositionOf(new TrialId(0)).ShouldBe(2);
    }

    private static (SweepId?, RequestChange) Change(ClusterReply reply)
    {
        var accepted = reply.ShouldBeOfType<ClusterReply.Accepted>();
        return (accepted.Sweep, accepted.Change);
    }

    private static string Refusal(ClusterReply reply)
    {
        var refused = reply.ShouldBeOfType<ClusterReply.Refused>();
        refused.Kind.ShouldBe(RefusalKind.Conflict);
        return refused.Reason;
    }
}
