namespace Sweep.Simulation.Clusters;

/// <summary>What can go wrong in a <see cref="LinkedCluster"/>.</summary>
internal enum Fault
{
    FrameLost,
    FrameRepeated,
    FrameDelayed,

    /// <summary>It came before one that was sent earlier on the same connection.</summary>
    FrameOvertook,

    ConnectionCut,

    /// <summary>Nobody answered a node that dialed, though the coordinator was there.</summary>
    CallFailed,

    /// <summary>A machine was cut off for a while, and its connections did not hear of it.</summary>
    Partition,

    NodeCrash,
    NodeFreeze,
    NodeLeave,
    NodeTwin,

    /// <summary>Between two commits.</summary>
    CoordinatorCrash,

    /// <summary>With a commit on its way, which is lost.</summary>
    CoordinatorCrashInCommit,

    /// <summary>The commit is durable, and some of what follows from it was not done.</summary>
    CoordinatorCrashBehindCommit,

    CoordinatorFreeze,

    /// <summary>Another coordinator took the store over, and the one before did not know.</summary>
    FailOver,

    /// <summary>It wrote to a store that another coordinator had taken over.</summary>
    FencedOff,

    SlowCommit,
    SkewedClock,
}
