using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>How an attempt ended.</summary>
internal sealed record AttemptEnding(AttemptOutcome Outcome)
{
    /// <summary>Why, where training failed.</summary>
    public TrainingFailure? Failure { get; init; }

    /// <summary>That the node's worker was busy, by the node's own clock; null where it did not say, and the time since
    /// its beginning became known here stands for it.</summary>
    public double? Seconds { get; init; }

    public static AttemptEnding Told(NodeMessage.Ended told) => new(told.Outcome)
    {
        Failure = told.Failure,
        Seconds = double.IsFinite(told.Seconds) && told.Seconds >= 0 ? told.Seconds : null,
    };
}
