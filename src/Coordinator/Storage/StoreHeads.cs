using System.Collections.Immutable;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Storage;

/// <summary>What a store's writer knows of its tables without asking: the ids that are free, and each sweep's end. A
/// value, so that other threads may look at it; replaced once a commit is durable.</summary>
internal sealed record StoreHeads(SweepId NextId, ImmutableSortedDictionary<SweepId, StoreHead> Sweeps)
{
    internal static StoreHeads Empty { get; } = new(
        new SweepId(1), ImmutableSortedDictionary<SweepId, StoreHead>.Empty);

    internal long LastSequence(SweepId sweep) => Sweeps.GetValueOrDefault(sweep)?.Chain.Sequence ?? 0;

    internal IReadOnlyList<StoredSweep> List() =>
        [.. Sweeps.Select(sweep => new StoredSweep(sweep.Key, sweep.Value.Name, sweep.Value.Chain.Sequence))];

    /// <summary>A sweep's head, or that of a new one that these facts begin.</summary>
    /// <exception cref="InvalidOperationException">The sweep is neither stored nor new.</exception>
    internal StoreHead Of(SweepFacts group)
    {
        if (Sweeps.TryGetValue(group.Sweep, out var head)) return head;
        if (group.Sweep.Number >= NextId.Number) return new StoreHead(SweepNames.Of(group.Facts), ChainHead.Start);
        throw Refusals.Deleted(group.Sweep, NextId.Number);
    }

    internal StoreHeads With(SweepId sweep, StoreHead head) =>
        new(new SweepId(Math.Max(NextId.Number, sweep.Number + 1)), Sweeps.SetItem(sweep, head));

    internal StoreHeads Without(SweepId sweep) => this with { Sweeps = Sweeps.Remove(sweep) };

    /// <exception cref="ArgumentOutOfRangeException">The sweep does not have the snapshot's facts.</exception>
    internal void CheckSnapshot(SweepId sweep, JournalSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(snapshot.Sequence, LastSequence(sweep), nameof(snapshot));
    }
}
