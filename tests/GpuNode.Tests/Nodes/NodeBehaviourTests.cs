using System.Collections.Immutable;
using Sweep.GpuNode.Nodes;
using Sweep.Messages;

namespace Sweep.GpuNode.Tests.Nodes;

public class NodeBehaviourTests
{
    private static readonly NodeId Id = new("gpu-a");

    private readonly List<NodeEffect> _effects = [];
    private NodeState _state = NodeState.Start(
        Id, NodeProfile.Single(new NodeDevice("cpu:0", "cpu", 2), "test"), new NodeOptions());
    private TimeSpan _now = TimeSpan.FromHours(1);

    [Fact]
    public void Orders_fill_the_free_slots_and_the_rest_waits()
    {
        foreach (var trial in (int[])[0, 1, 2]) Assign(trial);

        Started().ShouldBe([(0, 0L), (1, 1L)]);
        _state.Waiting.Single().Attempt.Trial.ShouldBe(new TrialId(2));
    }

    [Fact]
    public void A_slot_that_becomes_free_takes_the_next_order_at_once()
    {
        foreach (var trial in (int[])[0, 1, 2]) Assign(trial);

        End(1, new TrainingResult.Completed());

        Started().Last().ShouldBe((1, 2L));
        Ended().Single().ShouldBe((1L, AttemptOutcome.Completed));
    }

    [Fact]
    public void A_stopped_training_is_not_heard_any_more_and_ends_as_stopped()
    {
        Assign(0);

        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Stop(Held(0))));
        var late = Tell(new NodeEvent.TrainingReported(Held(0), 5, []));
        End(0, new TrainingResult.Stopped());

        late.ShouldBeEmpty();
        _effects.ShouldContain(new NodeEffect.StopTraining(0, StopMode.Discard));
        Ended().ShouldBe([(0L, AttemptOutcome.Stopped)]);
    }

    [Fact]
    public void What_the_coordinator_wants_logged_is_done_once_however_often_it_is_said()
    {
        foreach (var logs in (LogDetail?[])[null, LogDetail.Debug, LogDetail.Debug, null, LogDetail.Warning])
        {
            Tell(new NodeEvent.CoordinatorSpoke(
                new CoordinatorMessage.LeaseRenewed(TimeSpan.FromSeconds(30)) { Logs = logs }));
        }

        _effects.OfType<NodeEffect.SetLogs>().Select(e => e.Logs).ShouldBe([LogDetail.Debug, LogDetail.Warning]);
    }

    [Fact]
    public void An_order_that_only_waits_is_dropped_when_it_is_stopped()
    {
        foreach (var trial in (int[])[0, 1, 2]) Assign(trial);

        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Stop(Held(2))));
        End(0, new TrainingResult.Completed());

        Started().Count().ShouldBe(2);
    }

    [Fact]
    public void Draining_keeps_checkpoints_gives_back_what_waits_and_completes_with_the_last_worker()
    {
        foreach (var trial in (int[])[0, 1, 2]) Assign(trial);

        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Drain()));
        Tell(new NodeEvent.TrainingReported(Held(0), 5, []));
        End(0, new TrainingResult.Stopped());
        var before = _effects.OfType<NodeEffect.Complete>().Count();
        End(1, new TrainingResult.Completed());

        _effects.OfType<NodeEffect.StopTraining>().ShouldAllBe(e => e.Mode == StopMode.Checkpoint);
        Ended().ShouldBe(
            [(2L, AttemptOutcome.Preempted), (0L, AttemptOutcome.Preempted), (1L, AttemptOutcome.Completed)]);
        Sent<NodeMessage.Reported>().Single().Step.ShouldBe(5);
        before.ShouldBe(0);
        _effects.OfType<NodeEffect.Complete>().Count().ShouldBe(1);
    }

    [Fact]
    public void An_order_that_arrives_while_draining_goes_back()
    {
        Assign(0);
        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Drain()));

        Assign(5);

        Ended().ShouldBe([(5L, AttemptOutcome.Preempted)]);
    }

    [Fact]
    public void A_node_stops_its_own_trials_when_its_lease_runs_out_and_gives_back_what_waits()
    {
        foreach (var trial in (int[])[0, 1, 2]) Assign(trial);
        Renew();

        _now += TimeSpan.FromSeconds(30);
        Tell(new NodeEvent.TimerFired(NodeTimer.LeaseRunsOut));

        _effects.OfType<NodeEffect.StopTraining>().Count().ShouldBe(2);
        Ended().ShouldBe([(2L, AttemptOutcome.Preempted)]);
    }

    [Fact]
    public void A_renewed_lease_makes_an_older_timer_harmless()
    {
        Assign(0);
        Renew();
        _now += TimeSpan.FromSeconds(20);
        Renew();

        _now += TimeSpan.FromSeconds(10);
        Tell(new NodeEvent.TimerFired(NodeTimer.LeaseRunsOut));

        _effects.OfType<NodeEffect.StopTraining>().ShouldBeEmpty();
    }

    [Fact]
    public void Asked_to_join_again_a_node_says_what_it_holds()
    {
        foreach (var trial in (int[])[0, 1, 2]) Assign(trial);

        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Rejoin()));

        Sent<NodeMessage.Join>().Single().Held.ShouldBe([Held(0), Held(1), Held(2)]);
    }

    [Fact]
    public void A_preempted_training_is_checkpointed_heard_to_its_end_and_put_back()
    {
        foreach (var trial in (int[])[0, 1, 2]) Assign(trial);

        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Preempt(Held(0))));
        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Preempt(Held(2))));
        Tell(new NodeEvent.TrainingReported(Held(0), 5, []));
        End(0, new TrainingResult.Stopped());

        _effects.OfType<NodeEffect.StopTraining>().ShouldBe([new NodeEffect.StopTraining(0, StopMode.Checkpoint)]);
        Sent<NodeMessage.Reported>().Single().Step.ShouldBe(5);
        Ended().ShouldBe([(2L, AttemptOutcome.Preempted), (0L, AttemptOutcome.Preempted)]);
        _state.IsDraining.ShouldBeFalse();
    }

    [Fact]
    public void A_checkpoint_for_the_coordinator_goes_out_behind_the_reports_before_it()
    {
        Assign(0);

        Tell(new NodeEvent.TrainingReported(Held(0), 5, []));
        Tell(new NodeEvent.CheckpointTaken(Held(0), 5, new byte[] { 1, 2 }));
        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Stop(Held(0))));
        Tell(new NodeEvent.CheckpointTaken(Held(0), 6, new byte[] { 3 }));

        Sent<NodeMessage>().Select(message => message.GetType().Name).ShouldBe(["Reported", "Checkpointed"]);
        Sent<NodeMessage.Checkpointed>().Single().ReportedStep.ShouldBe(5);
    }

    [Fact]
    public void A_node_that_is_asked_to_leave_says_so_gives_everything_back_and_says_when_it_is_empty()
    {
        foreach (var trial in (int[])[0, 1, 2]) Assign(trial);

        Tell(new NodeEvent.LeaveRequested());
        Tell(new NodeEvent.LeaveRequested());
        End(0, new TrainingResult.Stopped());
        End(1, new TrainingResult.Stopped());

        Sent<NodeMessage>().First().ShouldBe(new NodeMessage.Leaving(IsEmpty: false));
        Ended().ShouldBe([
            (2L, AttemptOutcome.Preempted), (0L, AttemptOutcome.Preempted), (1L, AttemptOutcome.Preempted),
        ]);
        _effects[^2].ShouldBe(new NodeEffect.Send(new NodeMessage.Leaving(IsEmpty: true)));
        _effects[^1].ShouldBe(new NodeEffect.Complete());
        Sent<NodeMessage.Leaving>().Count().ShouldBe(2);
    }

    [Fact]
    public void A_coordinator_that_comes_back_while_a_node_leaves_is_told_to_send_nothing()
    {
        Assign(0);
        Tell(new NodeEvent.LeaveRequested());
        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Rejoin()));
        End(0, new TrainingResult.Stopped());
        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Rejoin()));
        var afterwards = Tell(new NodeEvent.TimerFired(NodeTimer.Heartbeat));

        Sent<NodeMessage.Join>().Select(message => message.Capacity).ShouldBe([0, 0]);
        Sent<NodeMessage.Leaving>().Select(message => message.IsEmpty).ShouldBe([false, false, true, true]);
        _effects.OfType<NodeEffect.Complete>().Count().ShouldBe(1);
        afterwards.ShouldBeEmpty();
    }

    [Fact]
    public void An_idle_node_leaves_at_once()
    {
        Tell(new NodeEvent.LeaveRequested());

        Sent<NodeMessage.Leaving>().Select(message => message.IsEmpty).ShouldBe([false, true]);
        _effects.ShouldContain(new NodeEffect.Complete());
    }

    [Fact]
    public void A_superseded_node_stops_everything_leaves_the_checkpoints_alone_and_says_nothing_more()
    {
        foreach (var trial in (int[])[0, 1, 2]) Assign(trial);

        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Superseded()));
        Tell(new NodeEvent.TrainingReported(Held(0), 5, []));
        End(0, new TrainingResult.Stopped());
        End(1, new TrainingResult.Completed());
        Tell(new NodeEvent.TimerFired(NodeTimer.Heartbeat));
        Tell(new NodeEvent.LeaveRequested());

        Sent<NodeMessage>().ShouldBeEmpty();
        Started().Count().ShouldBe(2);
        _effects.OfType<NodeEffect.StopTraining>().Select(e => e.Mode).ShouldBe([StopMode.Abandon, StopMode.Abandon]);
        _effects[^1].ShouldBe(new NodeEffect.GiveWay());
    }

    [Fact]
    public void A_training_that_is_being_put_back_is_still_held_and_one_whose_trial_is_over_is_not()
    {
        foreach (var trial in (int[])[0, 1]) Assign(trial);
        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Preempt(Held(0))));
        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Stop(Held(1))));

        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.Rejoin()));

        Sent<NodeMessage.Join>().Single().Held.ShouldBe([Held(0)]);
    }

    [Fact]
    public void Short_trials_make_a_node_fetch_ahead_and_long_ones_do_not()
    {
        Prefetch.CapacityFor(2, 0.0001).ShouldBe(2 * (1 + Prefetch.PerSlotMax));
        Prefetch.CapacityFor(2, 0.01).ShouldBe(2 * 11);
        Prefetch.CapacityFor(2, 1).ShouldBe(4);
        Prefetch.CapacityFor(2, 60).ShouldBe(2);
    }

    [Fact]
    public void One_trial_that_takes_unusually_long_does_not_end_fetching_ahead_and_a_few_do()
    {
        var afterOne = Prefetch.MeanAfter(0.001, 60);
        var mean = 0.0;
        for (var trial = 0; trial < 30; trial++) mean = Prefetch.MeanAfter(mean, 60);

        afterOne.ShouldBe(0.001 + (0.007 / 8), 1e-12);
        Prefetch.CapacityFor(1, mean).ShouldBe(1);
        Prefetch.MeanAfter(null, 60).ShouldBe(60);
    }

    [Fact]
    public void The_coordinator_is_told_when_the_capacity_changes_a_lot()
    {
        Assign(0);

        End(0, new TrainingResult.Completed(), seconds: 0.0001);

        Sent<NodeMessage.CapacityChanged>().Single().Capacity.ShouldBe(2 * (1 + Prefetch.PerSlotMax));
    }

    private static AttemptId Held(long trial) => new(new SweepId(1), new TrialId(trial), 1);

    private void Assign(long trial) => Tell(new NodeEvent.CoordinatorSpoke(
        new CoordinatorMessage.Assign(Held(trial), null!, 0)));

    private void Renew() =>
        Tell(new NodeEvent.CoordinatorSpoke(new CoordinatorMessage.LeaseRenewed(TimeSpan.FromSeconds(30))));

    private void End(long trial, TrainingResult result, double seconds = 1) =>
        Tell(new NodeEvent.TrainingEnded(Held(trial), result, seconds));

    private ImmutableArray<NodeEffect> Tell(NodeEvent @event)
    {
        var step = NodeBehaviour.Decide(_state, @event, _now);
        _state = step.State;
        _effects.AddRange(step.Effects);
        return step.Effects;
    }

    private IEnumerable<(int Slot, long Trial)> Started() =>
        _effects.OfType<NodeEffect.StartTraining>().Select(e => (e.Slot, e.Order.Attempt.Trial.Number));

    private IEnumerable<(long Trial, AttemptOutcome Outcome)> Ended() =>
        Sent<NodeMessage.Ended>().Select(m => (m.Attempt.Trial.Number, m.Outcome));

    private IEnumerable<T> Sent<T>() => _effects.OfType<NodeEffect.Send>().Select(e => e.Message).OfType<T>();
}
