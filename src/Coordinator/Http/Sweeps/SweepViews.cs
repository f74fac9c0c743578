using System.Collections.Concurrent;
using Sweep.Coordinator.Http.Problems;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Coordinator.Http.Sweeps;

/// <summary>Sweeps by the names that people give them.</summary>
internal sealed class SweepViews(CoordinatorAccess coordinator)
{
    private readonly ConcurrentDictionary<SweepId, SweepView> views = [];

    public SweepView Of(SweepId sweep) => views.GetOrAdd(sweep, id => new SweepView(coordinator, id));

    public void Forget(SweepId sweep) => views.TryRemove(sweep, out _);

    /// <exception cref="ProblemException">There is no such sweep.</exception>
    public SweepState Named(string name)
    {
        var cluster = coordinator.State;
        if (cluster.Names.TryGetValue(name, out var id) && cluster.Sweeps.TryGetValue(id, out var sweep)) return sweep;
        var nearest = name.Length <= 100 ? NearestName.Of(name, cluster.Names.Keys.Take(1000)) : null;
        throw Mistakes.NoSweep(name, nearest).AsException();
    }
}
