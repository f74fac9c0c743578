using Sweep.GpuNode.Checkpoints;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using static Sweep.GpuNode.Tests.Workers.WorkerRun;

namespace Sweep.GpuNode.Tests.Workers;

public sealed class CheckpointTests : IDisposable
{
    private static readonly TrialSpec Long = Specs.Mlp(steps: 4000) with { ReportEvery = 500, EvaluateEvery = 1000 };

    private static readonly CheckpointOptions AtCoordinator =
        new() { Every = TimeSpan.Zero, To = CheckpointPlace.Coordinator };

    private readonly TimeSpan _noon = DateTime.UtcNow - DateTime.UnixEpoch;
    private readonly string _directory = Directory.CreateTempSubdirectory("sweep-checkpoints-").FullName;
    private readonly List<string> _warnings = [];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_trial_goes_on_at_another_node_from_the_checkpoint_that_the_coordinator_kept()
    {
        var whole = Reports(Train(Order(1)));

        var first = Train(Order(1) with { Checkpoints = AtCoordinator }, stopAfterReports: 4);
        var kept = first.OfType<NodeEvent.CheckpointTaken>().Last();
        var second = Train(Order(2, reportedStep: 1500) with
        {
            Checkpoints = AtCoordinator,
            Checkpoint = new TrialCheckpoint(kept.ReportedStep, kept.Lane),
        });

        kept.ReportedStep.ShouldBe(1500);
        Reports(second)[0].Step.ShouldBe(2000);
        Dump(Reports(first).Concat(Reports(second))).ShouldBe(Dump(whole));
        Directory.GetFiles(_directory).ShouldBeEmpty();
    }

    [Fact]
    public void Checkpoints_follow_the_reports_that_were_made_before_them_and_come_as_often_as_ordered()
    {
        var events = Train(Order(1) with { Checkpoints = AtCoordinator });

        var reported = 0L;
        foreach (var @event in events)
        {
            if (@event is NodeEvent.TrainingReported report) reported = report.Step;
            if (@event is NodeEvent.CheckpointTaken taken) taken.ReportedStep.ShouldBe(reported);
        }

        events.OfType<NodeEvent.CheckpointTaken>().Count().ShouldBeGreaterThan(Reports(events).Count);
        Train(Order(1) with { Checkpoints = AtCoordinator with { Every = TimeSpan.FromHours(1) } })
            .OfType<NodeEvent.CheckpointTaken>().ShouldBeEmpty();
    }

    [Fact]
    public void A_checkpoint_that_is_too_large_for_the_coordinator_is_told_once_and_the_trial_trains_on()
    {
        var options = Options(null, _warnings) with { CoordinatorCheckpointBytesMax = 100 };

        var events = WorkerRun.Of(options, Order(1) with { Checkpoints = AtCoordinator });

        Result(events).ShouldBe(new TrainingResult.Completed());
        events.OfType<NodeEvent.CheckpointTaken>().ShouldBeEmpty();
        _warnings.Single().ShouldContain("the coordinator takes 100");
    }

    [Fact]
    public void Of_two_checkpoints_the_newest_that_is_not_ahead_of_the_journal_is_used()
    {
        Train(Order(1), stopAfterReports: 3);
        var newest = Path.Combine(_directory, "sweep-0001.trial-0000.checkpoint");
        var previous = Path.Combine(_directory, "sweep-0001.trial-0000.previous.checkpoint");
        Train(Order(2, reportedStep: 1000), stopAfterReports: 2);

        File.Exists(newest).ShouldBeTrue();
        File.Exists(previous).ShouldBeTrue();
        Reports(Train(Order(3, reportedStep: 1500), stopAfterReports: 1))[0].Step.ShouldBe(1500);
    }

    [Fact]
    public void A_damaged_checkpoint_gives_way_to_the_one_before_it()
    {
        Train(Order(1), stopAfterReports: 3);
        Train(Order(2, reportedStep: 1000), stopAfterReports: 2);
        File.WriteAllBytes(Path.Combine(_directory, "sweep-0001.trial-0000.checkpoint"), new byte[500]);

        var third = Train(Order(3, reportedStep: 2000), stopAfterReports: 1);

        Reports(third)[0].Step.ShouldBe(1500);
        _warnings.Single().ShouldContain("goes on from an earlier one");
    }

    [Fact]
    public void Sweeps_and_nodes_that_share_a_folder_do_not_meet()
    {
        var (one, two) = (new CheckpointStore(_directory, "node-a.1"), new CheckpointStore(_directory, "node-b.1"));
        var elsewhere = new AttemptId(new SweepId(2), new TrialId(0), 1);

        one.Save(Order(1).Attempt, new StoredCheckpoint(7, new byte[] { 1 }));
        two.Save(elsewhere, new StoredCheckpoint(8, new byte[] { 2 }));
        two.Delete(elsewhere);

        two.Load(elsewhere).ShouldBeEmpty();
        two.Load(Order(2).Attempt).Single().ReportedStep.ShouldBe(7);
        Directory.GetFiles(_directory).Length.ShouldBe(1);
    }

    [Fact]
    public void What_a_killed_process_of_the_node_left_half_written_is_removed_and_what_others_write_is_not()
    {
        string[] names = ["node-a.7.1", "node-a.8.1", "node-b.3.1", "node-a.b.3.1"];
        foreach (var name in names) Lay($"sweep-0001.trial-0000.checkpoint.{name}.partial", _noon);
        Lay("node-a-0.lock", TimeSpan.Zero);

        new CheckpointStore(_directory, "node-a.8").RemoveAbandoned(_noon);

        Left().ShouldBe([
            "node-a-0.lock",
            "sweep-0001.trial-0000.checkpoint.node-a.8.1.partial",
            "sweep-0001.trial-0000.checkpoint.node-a.b.3.1.partial",
            "sweep-0001.trial-0000.checkpoint.node-b.3.1.partial",
        ]);
    }

    [Fact]
    public void Checkpoints_that_nobody_has_written_for_long_are_removed()
    {
        Lay("sweep-0001.trial-0000.checkpoint", _noon - CheckpointStore.Patience + TimeSpan.FromHours(1));
        Lay("sweep-0001.trial-0000.previous.checkpoint", _noon - CheckpointStore.Patience - TimeSpan.FromHours(1));
        Lay("sweep-0002.trial-0003.checkpoint.node-b.3.1.partial", TimeSpan.Zero);
        Lay("something else", TimeSpan.Zero);

        new CheckpointStore(_directory, "node-a.8").RemoveAbandoned(_noon);

        Left().ShouldBe(["something else", "sweep-0001.trial-0000.checkpoint"]);
    }

    [Fact]
    public void A_first_attempt_removes_what_a_sweep_of_another_coordinator_left_under_its_name()
    {
        var earlier = new CheckpointStore(_directory, "node-a.7");
        earlier.Save(Order(1).Attempt, new StoredCheckpoint(500, new byte[] { 1 }));
        earlier.Save(Order(1).Attempt, new StoredCheckpoint(1000, new byte[] { 1 }));
        var options = Options(_directory, _warnings);
        options.Checkpoints!.RemoveAbandoned(_noon);

        var events = WorkerRun.Of(options, Order(1));

        Result(events).ShouldBe(new TrainingResult.Completed());
        Left().ShouldBeEmpty();
    }

    [Fact]
    public void Checkpoints_that_were_saved_since_the_start_are_nobody_else_s()
    {
        var store = new CheckpointStore(_directory, "node-a.8");
        store.RemoveAbandoned(_noon);
        store.Save(Order(1).Attempt, new StoredCheckpoint(500, new byte[] { 1 }));

        store.RemoveForeign(Order(1).Attempt);

        store.Load(Order(1).Attempt).Single().ReportedStep.ShouldBe(500);
    }

    [Fact]
    public void Two_nodes_that_save_the_same_trial_at_once_leave_whole_checkpoints()
    {
        Parallel.For(0, 200, round =>
        {
            var store = new CheckpointStore(_directory, $"node-{round % 2}.{Environment.CurrentManagedThreadId}");
            store.Save(Order(1).Attempt, new StoredCheckpoint(round, new byte[10_000]));
            foreach (var found in store.Load(Order(1).Attempt)) found.Lane.Length.ShouldBe(10_000);
        });
    }

    private void Lay(string name, TimeSpan writtenAt)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, "");
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch + writtenAt);
    }

    private IEnumerable<string?> Left() => Directory.GetFiles(_directory).Select(Path.GetFileName).Order();

    private static CoordinatorMessage.Assign Order(int attempt, long reportedStep = 0) =>
        new(new AttemptId(new SweepId(1), new TrialId(0), attempt), Long, reportedStep);

    private List<NodeEvent> Train(CoordinatorMessage.Assign order, int stopAfterReports = int.MaxValue) =>
        WorkerRun.Of(Options(_directory, _warnings), order, stopAfterReports);
}
