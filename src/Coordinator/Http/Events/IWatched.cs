using Sweep.Messages;

namespace Sweep.Coordinator.Http.Events;

/// <summary>What a stream of events is about.</summary>
internal interface IWatched
{
    /// <summary>Null: all sweeps.</summary>
    SweepId? Only { get; }

    /// <summary>Everything, as it is now.</summary>
    void AddSnapshot(EventWriter events, string id);

    /// <summary>What has changed since it was told last; nothing when nothing has.</summary>
    void AddProgress(EventWriter events, string id);

    /// <summary>There will be nothing more to tell.</summary>
    bool IsOver { get; }
}
