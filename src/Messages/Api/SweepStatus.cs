namespace Sweep.Messages.Api;

/// <summary>Where a sweep stands. The last three are final, unless it is extended or its failed trials are asked for
/// again.</summary>
public enum SweepStatus
{
    /// <summary>Nothing of it runs now: no node is there or has room.</summary>
    Waiting,

    Running,

    /// <summary>By a person, or because the same error ended trials of several configurations.</summary>
    Paused,

    /// <summary>Every trial that its limits allow has its result.</summary>
    Finished,

    /// <summary>It has no answer to give: its failure budget is spent, or no trial gave a result.</summary>
    Failed,

    /// <summary>A person ended it.</summary>
    Stopped,
}
