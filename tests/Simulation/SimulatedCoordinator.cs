using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Simulation;

/// <summary>The coordinator's real shell in virtual time. A crash loses the actor and every message on its way to it;
/// the journal stays.</summary>
internal sealed class SimulatedCoordinator(SimulatedCluster cluster, SweepPlan plan, SweepOptions options)
{
    private SweepActor? _actor;
    private int _life;

    public MemoryJournal Journal { get; } = new();

    public SweepOutcome? Outcome { get; private set; }

    public bool IsUp => _actor is not null;

    public void Start()
    {
        if (IsUp) return;
        (Outcome, _life) = (null, _life + 1);
        _actor = new SweepActor(plan, options, Ports(_life));
        Handle(_life, new SweepEvent.Opened());
    }

    public void Crash() => _actor = null;

    public void Receive(NodeId node, NodeMessage message) =>
        Handle(_life, new SweepEvent.NodeSpoke(node, message));

    public void Interrupt() => Handle(_life, new SweepEvent.InterruptRequested());

    /// <summary>The live ledger as text, and the one that replaying the journal gives.</summary>
    public (string Live, string Replayed) Ledgers()
    {
        var replayed = new SweepState(plan, options);
        foreach (var recorded in Journal.Read()) replayed = replayed.Apply(recorded.Fact);
        return (Dump(_actor!.Ledger), Dump(replayed.Ledger));
    }

    private void Handle(int life, SweepEvent @event)
    {
        if (_actor is not null && life == _life) _actor.Handle([@event]);
    }

    private SweepPorts Ports(int life) => new()
    {
        Journal = Journal,
        Clock = cluster.Simulator,
        Send = (node, message) => cluster.SendToNode(node, message),
        StartTimer = (timer, delay) => cluster.Simulator.Schedule(
            delay, $"coordinator timer {timer}", () => Handle(life, new SweepEvent.TimerFired(timer))),
        Observe = _ => { },
        Complete = outcome => Outcome = outcome,
        StorageFailed = failure => throw failure,
    };

    private static string Dump(SweepLedger ledger) => System.Text.Encoding.UTF8.GetString(LedgerCodec.Encode(ledger));
}
