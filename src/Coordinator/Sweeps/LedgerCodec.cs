using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>A ledger as the bytes of a snapshot: canonical, so that equal ledgers give equal bytes.</summary>
public static class LedgerCodec
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static byte[] Encode(SweepLedger ledger) => JsonSerializer.SerializeToUtf8Bytes(
        new Stored(
            ledger.NextRun,
            [.. ledger.Running.Select(r => new StoredRunning(r.Key, r.Value))],
            [.. ledger.BetweenAttempts.Select(b => new StoredWaiting(b.Key, b.Value))],
            [.. ledger.Finished.Select(f => new StoredCount(f.Key, f.Value))],
            ledger.IsCreated,
            ledger.End,
            new StoredTimes(ledger.EarlierTime, ledger.OpenedAt, ledger.LastAt)),
        Options);

    /// <exception cref="JournalException">The snapshot was written by another version of this program.</exception>
    public static SweepLedger Decode(ReadOnlySpan<byte> bytes)
    {
        Stored stored;
        try
        {
            stored = JsonSerializer.Deserialize<Stored>(bytes, Options)!;
        }
        catch (JsonException other)
        {
            throw new JournalException(JournalFault.NewerVersion,
                "the journal's snapshot was written by another version of sweep: use that version to go on", other);
        }

        return new SweepLedger
        {
            NextRun = stored.NextRun,
            Running = stored.Running.ToImmutableSortedDictionary(r => r.Trial, r => r.State),
            BetweenAttempts = stored.BetweenAttempts.ToImmutableSortedDictionary(b => b.Trial, b => b.State),
            HeldBy = stored.Running.GroupBy(r => r.State.Node).ToImmutableSortedDictionary(g => g.Key, g => g.Count()),
            Finished = stored.Finished.ToImmutableSortedDictionary(f => f.State, f => f.Count),
            IsCreated = stored.IsCreated,
            End = stored.End,
            EarlierTime = stored.Times.Earlier,
            OpenedAt = stored.Times.OpenedAt,
            LastAt = stored.Times.LastAt,
        };
    }

    private sealed record Stored(
        long NextRun,
        ImmutableArray<StoredRunning> Running,
        ImmutableArray<StoredWaiting> BetweenAttempts,
        ImmutableArray<StoredCount> Finished,
        bool IsCreated,
        SweepFact.SweepFinished? End,
        StoredTimes Times);

    private sealed record StoredRunning(TrialId Trial, RunningTrial State);

    private sealed record StoredWaiting(TrialId Trial, TrialProgress State);

    private sealed record StoredCount(TrialState State, long Count);

    private sealed record StoredTimes(TimeSpan Earlier, TimeSpan OpenedAt, TimeSpan LastAt);
}
