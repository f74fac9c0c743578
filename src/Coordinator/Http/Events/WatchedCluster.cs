using System.Collections.Immutable;
using Sweep.Coordinator.Http.Sweeps;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Events;

/// <summary>A watcher's view of all sweeps: of the newest ones, and of every one that changes.</summary>
internal sealed class WatchedCluster(CoordinatorAccess coordinator) : IWatched
{
    private const int SnapshotMax = 1000;

    private ImmutableSortedDictionary<SweepId, SweepState> told =
        ImmutableSortedDictionary<SweepId, SweepState>.Empty;

    public SweepId? Only => null;

    public bool IsOver => false;

    public void AddSnapshot(EventWriter events, string id)
    {
        told = coordinator.State.Sweeps;
        var newest = told.Values.Reverse().Take(SnapshotMax).Select(SweepEntries.Of);
        events.Add(NewsNames.Snapshot, id, [.. newest], ApiJson.Default.ImmutableArraySweepEntry);
    }

    public void AddProgress(EventWriter events, string id)
    {
        var (before, now) = (told, coordinator.State.Sweeps);
        if (ReferenceEquals(before, now)) return;
        told = now;
        var changed = now.Values.Where(sweep => !ReferenceEquals(before.GetValueOrDefault(sweep.Id), sweep))
            .Select(SweepEntries.Of).ToImmutableArray();
        if (!changed.IsEmpty)
            events.Add(NewsNames.Progress, id, changed, ApiJson.Default.ImmutableArraySweepEntry);
        foreach (var gone in before.Values.Where(sweep => !now.ContainsKey(sweep.Id)))
            events.Add(NewsNames.Deleted, id, gone.Name, ApiJson.Default.String);
    }
}
