using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Simulation;

/// <summary>The coordinator's real shell in virtual time, with one sweep. A crash loses the actor and every message on
/// its way to it; the store stays.</summary>
internal sealed class SimulatedCoordinator(
    SimulatedCluster cluster, SweepDefinition definition, MemoryStore store)
{
    private CoordinatorActor? _actor;
    private int _life;

    public IJournalReader Journal => store.Reader(new SweepId(1));

    public SweepOutcome? Outcome { get; private set; }

    public bool IsUp => _actor is not null;

    public void Start()
    {
        if (IsUp) return;
        (Outcome, _life) = (null, _life + 1);
        _actor = new CoordinatorActor(new ClusterOptions(), Ports(_life));
        Handle(_life, new ClusterEvent.Opened());
        Handle(_life, new ClusterEvent.Requested(0, new ClusterRequest.Submit(
            Grid.Expand(definition), CanonicalDefinition.Write(definition))));
    }

    public void Crash() => _actor = null;

    public void Receive(NodeIncarnation node, NodeMessage message) =>
        Handle(_life, new ClusterEvent.NodeSpoke(node, message));

    public void Interrupt() => Handle(_life, new ClusterEvent.InterruptRequested());

    /// <summary>The live ledger as text, and the one that replaying the journal gives.</summary>
    public (string Live, string Replayed) Ledgers()
    {
        var live = _actor!.State.Sweeps.Values.Single();
        var replayed = SweepReplay.Of(live.Id, Journal.Read().Select(recorded => recorded.Fact));
        return (Dump(live.Ledger), Dump(replayed.Ledger));
    }

    private void Handle(int life, ClusterEvent @event)
    {
        if (_actor is not null && life == _life) _actor.Handle([new CoordinatorInput(@event)]);
    }

    private CoordinatorPorts Ports(int life) => new()
    {
        Store = store,
        Clock = cluster.Simulator,
        Send = cluster.SendToNode,
        StartTimer = (timer, delay) => cluster.Simulator.Schedule(
            delay, $"coordinator timer {timer}", () => Handle(life, new ClusterEvent.TimerFired(timer))),
        Reply = (_, _) => { },
        Observe = (_, _) => { },
        Publish = _ => { },
        Conclude = (_, outcome) => Outcome = outcome,
        StorageFailed = failure => throw failure,
    };

    private static string Dump(SweepLedger ledger) => System.Text.Encoding.UTF8.GetString(LedgerCodec.Encode(ledger));
}
