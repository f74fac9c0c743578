using Sweep.Actors;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Storage.Leading;

/// <summary>What a coordinator's process gives to the part of it that decides whether it leads.</summary>
public sealed record LeadershipHostOptions
{
    public required ILeaseTable Leases { get; init; }

    public required IClock Clock { get; init; }

    /// <inheritdoc cref="LeadershipPorts.Tell"/>
    public required Action<LeadershipEffect> Tell { get; init; }

    /// <summary>Told each time that the database could not be asked.</summary>
    public required Action<JournalException> OnTrouble { get; init; }

    /// <summary>Told each bug that restarted an actor.</summary>
    public required Action<Exception> OnRestart { get; init; }

    public LeadershipOptions Leadership { get; init; } = new();
}
