using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>The facts of one group commit, by sweep and in their order; kept and filled again, so that a commit of one
/// sweep allocates little.</summary>
internal sealed class FactBatch
{
    private readonly Dictionary<SweepId, List<SweepFact>> _facts = [];
    private readonly List<SweepFacts> _groups = [];

    /// <summary>Groups in the order in which their sweeps first came up.</summary>
    public IReadOnlyList<SweepFacts> Groups => _groups;

    public void Fill(IEnumerable<ClusterEffect> effects)
    {
        foreach (var group in _groups) ((List<SweepFact>)group.Facts).Clear();
        _groups.Clear();
        foreach (var effect in effects)
        {
            if (effect is ClusterEffect.Persist persist) Add(persist);
            else if (effect is ClusterEffect.DeleteSweep deleted) _facts.Remove(deleted.Sweep);
        }
    }

    private void Add(ClusterEffect.Persist persist)
    {
        if (!_facts.TryGetValue(persist.Sweep, out var facts)) _facts[persist.Sweep] = facts = [];
        if (facts.Count == 0) _groups.Add(new SweepFacts(persist.Sweep, facts));
        facts.Add(persist.Fact);
    }
}
