using Sweep.Actors;
using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Cluster;

public sealed class CoordinatorActorTests : IDisposable
{
    private static readonly NodeIncarnation Node = new(A, 1);

    private readonly MemoryStore _store = new();
    private readonly List<(NodeIncarnation Node, CoordinatorMessage Message)> _sent = [];
    private readonly List<(SweepId Sweep, RecordedFact Fact)> _observed = [];
    private readonly List<JournalException> _failures = [];
    private CoordinatorActor _actor;

    public CoordinatorActorTests()
    {
        _actor = Start();
        Handle(new ClusterEvent.Opened());
    }

    [Fact]
    public void A_sender_is_told_only_when_the_facts_of_all_sweeps_are_durable()
    {
        Submit(Definition());
        Submit(Definition() with { Name = "second" });
        var stored = (First: 0L, Second: 0L);

        _actor.Handle([new CoordinatorInput(Joining(capacity: 4), () =>
            stored = (_store.LastSequence(First), _store.LastSequence(new SweepId(2))))]);

        stored.ShouldBe((4, 4)); // Created, opened, and two assignments each.
        _observed.Where(o => o.Sweep == First).Select(o => o.Fact.Sequence).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Nothing_is_sent_and_nobody_is_told_when_the_store_refuses()
    {
        Submit(Definition());
        using var other = _store.TakeOver();
        var isTold = false;

        _actor.Handle([new CoordinatorInput(Joining(capacity: 4), () => isTold = true)]);

        _failures.Single().Fault.ShouldBe(JournalFault.Fenced);
        _sent.ShouldBeEmpty();
        isTold.ShouldBeFalse();
    }

    [Fact]
    public void A_restarted_coordinator_has_all_sweeps_and_gives_no_id_twice()
    {
        Submit(Definition());
        Submit(Definition() with { Name = "second" });
        Handle(new ClusterEvent.Requested(9, new ClusterRequest.Delete(new SweepId(2))));
        var before = _actor.State.Sweeps[First].Ledger;

        _actor = Start();

        _actor.State.Sweeps.Keys.ShouldBe([First]);
        _actor.State.NextSweep.ShouldBe(new SweepId(3));
        LedgerCodec.Encode(_actor.State.Sweeps[First].Ledger)
            .ShouldBe(LedgerCodec.Encode(before));
    }

    [Fact]
    public void A_later_attempt_is_given_the_checkpoint_that_an_earlier_one_left_here()
    {
        Submit(Definition(1, 0.1) with { Checkpoints = new CheckpointOptions { To = CheckpointPlace.Coordinator } });
        Handle(Joining(capacity: 1));
        Say(new NodeMessage.Began(AttemptOf(0), "cpu:0", double.NaN, double.NaN, 5));
        Say(new NodeMessage.Reported(AttemptOf(0), 1, [new MetricValue(MetricNames.TrainLoss, 1)]));
        Say(new NodeMessage.Checkpointed(AttemptOf(0), 1, new byte[] { 4, 2 }));

        Handle(Joining(capacity: 1));

        var order = _sent.Select(sent => sent.Message).OfType<CoordinatorMessage.Assign>().Last();
        order.Attempt.ShouldBe(AttemptOf(0, 2));
        order.Checkpoint.ShouldNotBeNull().ReportedStep.ShouldBe(1);
        order.Checkpoint.Lane.ToArray().ShouldBe([4, 2]);
    }

    public void Dispose() => _store.Dispose();

    private static ClusterEvent.NodeSpoke Joining(int capacity) =>
        new(Node, new NodeMessage.Join(Profile, capacity, []));

    private void Say(NodeMessage message) => Handle(new ClusterEvent.NodeSpoke(Node, message));

    private void Submit(SweepDefinition definition) => Handle(new ClusterEvent.Requested(
        1, new ClusterRequest.Submit(Grid.Expand(definition), CanonicalDefinition.Write(definition))));

    private void Handle(ClusterEvent @event) => _actor.Handle([new CoordinatorInput(@event)]);

    private CoordinatorActor Start() => new(new ClusterOptions(), new CoordinatorPorts
    {
        Store = _store,
        Clock = new StoppedClock(),
        Send = (node, message) => _sent.Add((node, message)),
        StartTimer = (_, _) => { },
        Reply = (_, _) => { },
        Observe = (sweep, facts) => _observed.AddRange(facts.Select(fact => (sweep, fact))),
        Publish = _ => { },
        Conclude = (_, _) => { },
        StorageFailed = _failures.Add,
    });

    private sealed class StoppedClock : IClock
    {
        public TimeSpan Now => TimeSpan.FromHours(1);
    }
}
