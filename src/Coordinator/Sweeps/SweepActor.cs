using Sweep.Actors;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Sweeps;

/// <summary>Shell of <see cref="SweepBehaviour"/>. One batch of events is one group commit: all its facts are made
/// durable together, then its other effects run in their order.</summary>
public sealed class SweepActor : IActor<SweepEvent>
{
    private const long SnapshotEveryFacts = 20_000;

    private readonly SweepPorts _ports;
    private readonly List<SweepEffect> _effects = [];
    private readonly List<SweepFact> _facts = [];
    private readonly List<RecordedFact> _recorded = [];
    private SweepState _state;
    private long _snapshotSequence;
    private bool _hasStorageFailed;

    /// <summary>Replays the journal from its newest snapshot.</summary>
    public SweepActor(SweepPlan plan, SweepOptions options, SweepPorts ports)
    {
        _ports = ports;
        _state = new SweepState(plan, options);
        if (ports.Journal.LatestSnapshot() is { } snapshot)
        {
            _state = _state with { Ledger = LedgerCodec.Decode(snapshot.State.Span) };
            _snapshotSequence = snapshot.Sequence;
        }

        foreach (var recorded in ports.Journal.Read(_snapshotSequence)) _state = _state.Apply(recorded.Fact);
    }

    public SweepLedger Ledger => _state.Ledger;

    public void Handle(IReadOnlyList<SweepEvent> events)
    {
        if (_hasStorageFailed) return;
        _effects.Clear();
        var now = _ports.Clock.Now;
        foreach (var @event in events)
        {
            var step = SweepBehaviour.Decide(_state, @event, now);
            _state = step.State;
            _effects.AddRange(step.Effects);
        }

        if (!Commit()) return;
        foreach (var effect in _effects) Run(effect);
    }

    private bool Commit()
    {
        _facts.Clear();
        foreach (var effect in _effects)
        {
            if (effect is SweepEffect.Persist persist) _facts.Add(persist.Fact);
        }

        if (_facts.Count == 0) return true;
        try
        {
            _ports.Journal.Append(_facts);
            if (_ports.Journal.LastSequence - _snapshotSequence >= SnapshotEveryFacts) SaveSnapshot();
        }
        catch (JournalException failure)
        {
            _hasStorageFailed = true;
            _ports.StorageFailed(failure);
            return false;
        }

        Announce();
        return true;
    }

    private void Announce()
    {
        _recorded.Clear();
        var first = _ports.Journal.LastSequence - _facts.Count + 1;
        for (var i = 0; i < _facts.Count; i++) _recorded.Add(new RecordedFact(first + i, _facts[i]));
        _ports.Observe(_recorded);
    }

    private void SaveSnapshot()
    {
        _snapshotSequence = _ports.Journal.LastSequence;
        _ports.Journal.SaveSnapshot(new JournalSnapshot(_snapshotSequence, LedgerCodec.Encode(_state.Ledger)));
    }

    private void Run(SweepEffect effect)
    {
        switch (effect)
        {
            case SweepEffect.Persist:
                break; // Committed with its group, before any other effect of the batch.
            case SweepEffect.Send e:
                _ports.Send(e.Node, e.Message);
                break;
            case SweepEffect.StartTimer e:
                _ports.StartTimer(e.Timer, e.Delay);
                break;
            case SweepEffect.Complete e:
                _ports.Complete(e.Outcome);
                break;
            default:
                throw new InvariantException($"no rule runs {effect}");
        }
    }
}
