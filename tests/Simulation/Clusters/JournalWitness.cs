using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Simulation.Clusters;

/// <summary>Sees each fact as it becomes durable, and that it may follow what was there before.</summary>
internal sealed class JournalWitness
{
    private readonly SortedDictionary<SweepId, SweepWitness> _sweeps = [];
    private readonly Dictionary<SweepId, (SweepLedger Live, SweepLedger Recorded)> _compared = [];
    private long _deletedMax;

    public long FactCount { get; private set; }

    public void See(SweepId sweep, IReadOnlyList<SweepFact> facts)
    {
        if (!_sweeps.TryGetValue(sweep, out var seen))
        {
            sweep.Number.ShouldBeGreaterThan(_deletedMax, "no id is given twice");
            _sweeps[sweep] = seen = new SweepWitness(sweep);
        }

        foreach (var fact in facts)
        {
            FactCount++;
            seen.See(fact);
        }
    }

    public void SeeDeleted(SweepId sweep)
    {
        _deletedMax = Math.Max(_deletedMax, sweep.Number);
        _sweeps.Remove(sweep);
    }

    /// <summary>What was recorded gives the ledgers that the coordinator has, byte for byte.</summary>
    public void Compare(IEnumerable<SweepState> live)
    {
        var states = live.ToList();
        states.Select(state => state.Id).ShouldBe(_sweeps.Keys);
        foreach (var state in states)
        {
            // Both are immutable: what is the same object as when they were last compared is the same still.
            var pair = (state.Ledger, _sweeps[state.Id].Ledger);
            if (_compared.GetValueOrDefault(state.Id) == pair) continue;
            Dump(pair.Item1).ShouldBe(Dump(pair.Item2), $"{state.Id}");
            _compared[state.Id] = pair;
        }
    }

    /// <summary>The same from the journal itself, from its first fact on.</summary>
    public void CompareReplayed(Func<SweepId, IJournalReader> reader)
    {
        foreach (var (id, seen) in _sweeps)
        {
            var replayed = SweepReplay.Of(id, reader(id).Read().Select(recorded => recorded.Fact));
            Dump(replayed.Ledger).ShouldBe(Dump(seen.Ledger), $"{id}");
        }
    }

    private static string Dump(SweepLedger ledger) => System.Text.Encoding.UTF8.GetString(LedgerCodec.Encode(ledger));
}
