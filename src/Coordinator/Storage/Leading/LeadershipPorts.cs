using Sweep.Actors;

namespace Sweep.Coordinator.Storage.Leading;

/// <summary>What leadership's shell may touch.</summary>
public sealed record LeadershipPorts
{
    public required IClock Clock { get; init; }

    public required Action<LeadershipTimer, TimeSpan> StartTimer { get; init; }

    /// <summary>Carries a Claim or a Release to the database; must not wait.</summary>
    public required Action<LeadershipEffect> Ask { get; init; }

    /// <summary>Told each Lead, StepDown and Follow, in order; quick.</summary>
    public required Action<LeadershipEffect> Tell { get; init; }
}
