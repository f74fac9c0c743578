namespace Sweep.Coordinator.Storage.Leading;

/// <summary>How fast leadership changes hands. After a leader's death its work goes on within
/// <see cref="Lease"/> + <see cref="PollEvery"/> and the time that a store takes to be opened.</summary>
public sealed record LeadershipOptions
{
    /// <summary>How long a leader that is not heard of still leads. Longer than a slow commit.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>A third of the lease, so that one lost renewal does no harm.</summary>
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often those who stand by look whether the lease is free.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A leader that could not renew stops this long before its lease ends, for the time that stopping takes
    /// and for clocks that run unequally fast.</summary>
    public TimeSpan StopBefore { get; init; } = TimeSpan.FromSeconds(1);
}
