using Sweep.Messages;

namespace Sweep.Search;

/// <summary>What one seed of a configuration came to.</summary>
/// <param name="Objective">The objective metric's last value; null when none was reported.</param>
public readonly record struct SeedResult(int Seed, TrialState State, double? Objective)
{
    /// <summary>The seed ran to its end and gave a finite value: the only kind that enters means and tests.</summary>
    public bool IsMeasured =>
        State == TrialState.Completed && Objective is { } value && double.IsFinite(value);

    /// <summary>The seed is over and gave no finite final value: in the ranking it counts as the worst value.</summary>
    public bool IsLost => !IsMeasured
        && State is TrialState.Completed or TrialState.Diverged or TrialState.Stopped or TrialState.Failed;
}
