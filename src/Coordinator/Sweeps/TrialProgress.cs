using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Sweeps;

/// <summary>What a trial keeps from one attempt to the next.</summary>
/// <param name="Attempt">Number of its latest attempt, from 1.</param>
/// <param name="Failures">Attempts that ended early, by class; these count against <c>retries</c>.</param>
/// <param name="LastFailure">The class of the latest failure; null before one.</param>
/// <param name="ReportedStep">Last step whose report is in the journal; 0 for none. A later attempt repeats earlier
/// reports bit for bit, and they are not counted again.</param>
/// <param name="Objective">Last reported value of the objective metric.</param>
/// <param name="Monitor">Divergence rules so far; null until the first attempt began.</param>
/// <param name="StepsPerEpoch">What the first attempt's node said; null until then.</param>
public sealed record TrialProgress(
    int Attempt,
    FailureCounts Failures,
    FailureClass? LastFailure,
    long ReportedStep,
    double? Objective,
    DivergenceMonitor? Monitor,
    long? StepsPerEpoch)
{
    public static TrialProgress None { get; } = new(0, default, null, 0, null, null, null);

    /// <summary>Of a trial that starts again from its beginning.</summary>
    public static TrialProgress After(int attempt) => None with { Attempt = attempt };
}
