using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Events;

/// <summary>A watcher's view of one sweep.</summary>
internal sealed class WatchedSweep(CoordinatorAccess coordinator, SweepId id) : IWatched
{
    private SweepState? told;

    public SweepId? Only => id;

    public bool IsOver => !coordinator.State.Sweeps.ContainsKey(id);

    public void AddSnapshot(EventWriter events, string number) =>
        Add(events, NewsNames.Snapshot, number, isFresh: true);

    public void AddProgress(EventWriter events, string number)
    {
        if (!ReferenceEquals(Current(), told)) Add(events, NewsNames.Progress, number, isFresh: false);
    }

    private void Add(EventWriter events, string kind, string number, bool isFresh)
    {
        if (coordinator.Views.Of(id).Look(isFresh) is not { } glance) return;
        told = glance.Shown;
        events.Add(kind, number, glance.Detail, ApiJson.Default.SweepDetail);
    }

    private SweepState? Current() => coordinator.State.Sweeps.GetValueOrDefault(id);
}
