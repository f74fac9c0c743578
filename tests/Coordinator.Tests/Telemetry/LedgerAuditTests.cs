using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Coordinator.Telemetry;
using Sweep.Coordinator.Tests.Cluster;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using Sweep.Search;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Tests.Telemetry;

/// <summary>Feeds facts that the ledger would never let happen.</summary>
public sealed class LedgerAuditTests
{
    private static readonly TrialId Trial = new(1);
    private static readonly TimeSpan At = TimeSpan.FromHours(1);
    private static readonly SweepPlan Plan = new(Grid.Expand(ClusterScene.Definition()));

    private readonly List<string> violations = [];
    private readonly LedgerAudit audit;

    public LedgerAuditTests()
    {
        audit = AuditOf(new SweepState(ClusterScene.First, Plan));
    }

    [Fact]
    public void A_life_with_a_lost_attempt_and_a_retry_violates_nothing()
    {
        Tell(Assigned(1), Began(1), Reported(1, 1), Reported(1, 5), Ended(1, AttemptOutcome.Lost));
        Tell(Assigned(2), Began(2), Reported(2, 10), Ended(2, AttemptOutcome.Failed), Finished(TrialState.Failed));
        Tell(new TrialReopened(Trial, TrialState.Failed, 2, At));
        Tell(Assigned(3), Began(3), Reported(3, 1), Reported(3, 5), Reported(3, 10));
        Tell(Ended(3, AttemptOutcome.Completed), Finished(TrialState.Completed));

        violations.ShouldBeEmpty();
    }

    [Fact]
    public void A_second_result_is_found()
    {
        Tell(Assigned(1), Ended(1, AttemptOutcome.Completed), Finished(TrialState.Completed));

        Tell(Assigned(2), Ended(2, AttemptOutcome.Completed), Finished(TrialState.Completed));

        violations.ShouldBe([MetricWords.SecondResult]);
    }

    [Fact]
    public void A_second_result_after_one_of_an_earlier_process_is_found()
    {
        var sweep = new SweepState(ClusterScene.First, Plan)
        {
            Ledger = new SweepLedger { NextRun = 4, Running = RunningOnly(2) },
        };
        var later = AuditOf(sweep);

        later.Check([new TrialFinished(new TrialId(2), TrialState.Completed, 10, 1, null, null)], Plan);
        violations.ShouldBeEmpty();
        later.Check([Finished(TrialState.Completed)], Plan);

        violations.ShouldBe([MetricWords.SecondResult]);
    }

    [Fact]
    public void A_report_that_counts_twice_is_found()
    {
        Tell(Assigned(1), Began(1), Reported(1, 1), Reported(1, 5));

        Tell(Reported(1, 5), Ended(1, AttemptOutcome.Lost), Assigned(2), Began(2), Reported(2, 1));

        violations.ShouldBe([MetricWords.ReportTwice, MetricWords.ReportTwice]);
    }

    [Fact]
    public void A_curve_with_a_gap_is_found()
    {
        Tell(Assigned(1), Began(1), Reported(1, 1), Reported(1, 10));

        violations.ShouldBe([MetricWords.ReportGap]);
    }

    [Fact]
    public void A_report_before_it_is_due_is_no_gap()
    {
        Tell(Assigned(1), Began(1), Reported(1, 1), Reported(1, 3)); // The loss was not finite, and training halted.

        violations.ShouldBeEmpty();
    }

    [Fact]
    public void Two_live_attempts_are_found()
    {
        Tell(Assigned(1), Began(1));

        Tell(Assigned(2));

        violations.ShouldBe([MetricWords.TwoLiveAttempts]);
    }

    [Fact]
    public void What_an_attempt_says_that_is_not_the_live_one_is_found()
    {
        Tell(Assigned(1), Began(1), Reported(1, 1), Ended(1, AttemptOutcome.Lost), Assigned(2), Began(2));

        Tell(Reported(1, 5));

        violations.ShouldBe([MetricWords.TwoLiveAttempts]);
    }

    private LedgerAudit AuditOf(SweepState sweep) => new(sweep, violations.Add);

    private void Tell(params SweepFact[] facts) => audit.Check(facts, Plan);

    private static System.Collections.Immutable.ImmutableSortedDictionary<TrialId, RunningTrial> RunningOnly(
        long trial) => new SweepLedger().Running.Add(
        new TrialId(trial), new RunningTrial(TrialProgress.None with { Attempt = 1 }, ClusterScene.A, null));

    private static AttemptAssigned Assigned(int attempt) => new(Trial, attempt, ClusterScene.A, At);

    private static AttemptBegan Began(int attempt) =>
        new(Trial, attempt, "cpu:0", double.NaN, double.NaN, At) { StepsPerEpoch = 5 };

    private static MetricsReported Reported(int attempt, long step) =>
        new(Trial, attempt, step, [new MetricValue(MetricNames.TrainLoss, 1)]);

    private static AttemptEnded Ended(int attempt, AttemptOutcome outcome) => new(Trial, attempt, outcome, 1, null, At);

    private static TrialFinished Finished(TrialState state) => new(Trial, state, 10, 0.9, null, null);
}
