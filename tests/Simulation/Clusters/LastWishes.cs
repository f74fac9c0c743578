using Sweep.Coordinator.Cluster;

namespace Sweep.Simulation.Clusters;

/// <summary>What people do when all faults have healed: they resume what is paused, put right what the user got wrong
/// once everything has ended, and retry what failed because of it.</summary>
internal sealed class LastWishes(LinkedCluster cluster)
{
    private bool _hasRetried;

    public IEnumerable<Errand> Next(ClusterState state)
    {
        var sweeps = state.Sweeps.Values.ToList();
        foreach (var sweep in sweeps.Where(sweep => sweep.Ledger.Pause is not null))
        {
            yield return Scenario.About(
                TimeSpan.Zero, "resume", sweep.Id, id => new ClusterRequest.Resume(id));
        }

        if (_hasRetried || sweeps.Count == 0 || sweeps.Any(sweep => sweep.Ledger.End is null)) yield break;
        _hasRetried = cluster.Troubles.IsRepaired = true;
        yield return Scenario.Retry(TimeSpan.Zero, Scenario.Extended);
        yield return Scenario.Retry(TimeSpan.Zero, Scenario.Paused);
    }
}
