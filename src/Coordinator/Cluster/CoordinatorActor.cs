using System.Diagnostics;
using Sweep.Actors;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Coordinator.Tracing;
using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>Shell of <see cref="ClusterBehaviour"/>. One batch of events is one group commit: the facts of all sweeps
/// are made durable together, then the other effects run in their order, then the senders are told.</summary>
public sealed class CoordinatorActor : IActor<CoordinatorInput>
{
    private const long SnapshotEveryFacts = 20_000;

    private readonly CoordinatorPorts _ports;
    private readonly List<ClusterEffect> _effects = [];
    private readonly FactBatch _batch = new();
    private readonly Dictionary<SweepId, Position> _positions = [];
    private readonly AttemptTraces _traces;
    private readonly Func<AttemptId, ActivityContext?> _spanOf;
    private readonly List<NodeId> _lost = [];
    private IClusterWitness? _witness;
    private bool _hasStorageFailed;

    /// <summary>Replays every sweep of the store.</summary>
    /// <exception cref="JournalException">A journal is damaged, or written by a newer version.</exception>
    public CoordinatorActor(ClusterOptions options, CoordinatorPorts ports)
    {
        (_ports, _traces) = (ports, new AttemptTraces(ports.Store.Reader, ports.TraceRatio));
        _spanOf = _traces.SpanOf;
        var sweeps = new List<SweepState>();
        foreach (var stored in ports.Store.Sweeps())
        {
            using var journal = ports.Store.Reader(stored.Id);
            sweeps.Add(SweepReplay.Load(stored.Id, journal));
            _positions[stored.Id] = new Position(stored.LastSequence, journal.LatestSnapshot()?.Sequence ?? 0);
        }

        State = ClusterState.Start(options, sweeps, ports.Store.NextId);
        ports.Publish(State);
    }

    public ClusterState State { get; private set; }

    internal Func<ClusterState, ClusterEvent, TimeSpan, Step<ClusterState, ClusterEffect>> Decide { get; init; } =
        ClusterBehaviour.Decide;

    public void Handle(IReadOnlyList<CoordinatorInput> events)
    {
        if (_hasStorageFailed) return;
        _effects.Clear();
        _lost.Clear();
        _witness = _ports.Witness is { IsWatching: true } watching ? watching : null;
        var before = State;
        var now = _ports.Clock.Now;
        foreach (var input in events)
        {
            var step = Decide(State, input.Event, now);
            if (input.Event is ClusterEvent.TimerFired) NoteLostNodes(step.State);
            _ports.Log?.Tell(input.Event, State, step.State);
            State = step.State;
            _effects.AddRange(step.Effects);
        }

        try
        {
            Commit(new CommittedBatch(before, State, [], events.Count, Watch() - now, TimeSpan.Zero)
            {
                SpanOf = _spanOf,
            });
            foreach (var effect in _effects) Run(effect);
        }
        catch (JournalException failure)
        {
            _hasStorageFailed = true;
            _ports.StorageFailed(failure);
            return;
        }

        foreach (var input in events) input.OnDurable?.Invoke();
    }

    private void Commit(CommittedBatch decided)
    {
        _batch.Fill(_effects);
        if (_batch.Groups.Count > 0)
        {
            var begun = Watch();
            _ports.Store.Commit(_batch.Groups);
            decided = decided with { Facts = _batch.Groups, CommitTime = Watch() - begun };
            foreach (var (sweep, facts) in _batch.Groups) Announce(sweep, facts);
        }

        _ports.Publish(State);
        _witness?.Committed(decided);
        if (_lost.Count > 0) _witness?.NodesLost(_lost);
    }

    private void Announce(SweepId sweep, IReadOnlyList<SweepFact> facts)
    {
        var (last, snapshot) = _positions.GetValueOrDefault(sweep);
        var recorded = new RecordedFact[facts.Count];
        for (var i = 0; i < recorded.Length; i++) recorded[i] = new RecordedFact(last + i + 1, facts[i]);
        last += facts.Count;
        if (last - snapshot >= SnapshotEveryFacts && State.Sweeps.TryGetValue(sweep, out var state))
        {
            SaveSnapshot(sweep, last, state.Ledger);
            snapshot = last;
        }

        _positions[sweep] = new Position(last, snapshot);
        if (State.Sweeps.TryGetValue(sweep, out var known)) Tell(known, recorded);
        _ports.Observe(sweep, recorded);
    }

    private void Tell(SweepState sweep, IReadOnlyList<RecordedFact> facts)
    {
        _traces.Observe(sweep, facts);
        if (_ports.Log is not { } log) return;
        var isDetailed = log.IsDetailed;
        foreach (var (_, fact) in facts)
        {
            log.Tell(sweep, fact);
            if (!isDetailed || fact is SweepFact.MetricsReported) continue;
            if (fact.AttemptOf(sweep.Id) is not { } attempt) continue;
            using var trace = _traces.Enter(attempt);
            log.TellDetail(sweep, fact);
        }
    }

    private void SaveSnapshot(SweepId sweep, long sequence, SweepLedger ledger)
    {
        var begun = Watch();
        var bytes = LedgerCodec.Encode(ledger);
        _ports.Store.SaveSnapshot(sweep, new JournalSnapshot(sequence, bytes));
        _witness?.SnapshotSaved(Watch() - begun, bytes.Length);
    }

    /// <summary>Only a lease that ran out takes nodes away when a timer fires; some had not joined this process yet.
    /// Who looks on hears of them when the state without them is out: until then they seem to be there.</summary>
    private void NoteLostNodes(ClusterState after)
    {
        if (after.Fleet.Count == State.Fleet.Count && after.Awaited.Count == State.Awaited.Count) return;
        _lost.AddRange(State.Fleet.Keys.Except(after.Fleet.Keys));
        _lost.AddRange(State.Awaited.Keys.Except(after.Awaited.Keys));
    }

    /// <summary>The clock, where somebody wants to know how long things take.</summary>
    private TimeSpan Watch() => _witness is null ? TimeSpan.Zero : _ports.Clock.Now;

    private void Run(ClusterEffect effect)
    {
        switch (effect)
        {
            case ClusterEffect.Persist:
                break; // Committed with its group, before any other effect of the batch.
            case ClusterEffect.Send { Message: CoordinatorMessage.Assign order } e:
                _ports.Send(e.Node, _traces.Mark(WithCheckpoint(order)));
                break;
            case ClusterEffect.Send e:
                _ports.Send(e.Node, e.Message);
                break;
            case ClusterEffect.StartTimer e:
                _ports.StartTimer(e.Timer, e.Delay);
                break;
            case ClusterEffect.Reply e:
                _ports.Reply(e.Request, e.Answer);
                break;
            case ClusterEffect.SaveCheckpoint e:
                _ports.Store.SaveCheckpoint(e.Attempt.Sweep, e.Attempt.Trial, StoredCheckpoint.Encode(e.Checkpoint));
                break;
            case ClusterEffect.DeleteCheckpoint e:
                _ports.Store.DeleteCheckpoint(e.Sweep, e.Trial);
                break;
            case ClusterEffect.DeleteSweep e:
                _ports.Store.Delete(e.Sweep);
                _positions.Remove(e.Sweep);
                _traces.Forget(e.Sweep);
                break;
            case ClusterEffect.Conclude e:
                _ports.Conclude(e.Sweep, e.Outcome);
                break;
            default:
                throw new InvariantException($"no rule runs {effect}");
        }
    }

    /// <summary>A later attempt goes on from what an earlier one left here, unless that was ahead of the reports.
    /// </summary>
    private CoordinatorMessage.Assign WithCheckpoint(CoordinatorMessage.Assign order)
    {
        var (sweep, trial, attempt) = order.Attempt;
        if (attempt == 1 || order.Checkpoints.To != CheckpointPlace.Coordinator) return order;
        if (_ports.Store.LoadCheckpoint(sweep, trial) is not { } bytes) return order;
        var checkpoint = StoredCheckpoint.Decode(bytes);
        return checkpoint.ReportedStep <= order.ReportedStep ? order with { Checkpoint = checkpoint } : order;
    }

    private readonly record struct Position(long LastSequence, long SnapshotSequence);
}
