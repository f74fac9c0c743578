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
        RespectRequiredConstructorParameters = true,
    };

    public static byte[] Encode(SweepLedger ledger) => JsonSerializer.SerializeToUtf8Bytes(
        new Stored(
            ledger.Definitions,
            ledger.NextRun,
            [.. ledger.Ahead],
            [.. ledger.Running.Select(r => new StoredRunning(r.Key, r.Value))],
            [.. ledger.BetweenAttempts.Select(b => new StoredWaiting(b.Key, b.Value))],
            [.. ledger.Finished.Select(f => new StoredCount(f.Key, f.Value))],
            [.. ledger.Cancelled.Select(c => new StoredCancelled(c.Key, c.Value))],
            ledger.Reopenings,
            ledger.Pause,
            ledger.End,
            new StoredErrors(ledger.Errors.Error, [.. ledger.Errors.Configurations], ledger.Errors.IsOff),
            new StoredTimes(ledger.EarlierTime, ledger.OpenedAt, ledger.LastAt)),
        Options);

    /// <returns>Null when another version of this program wrote it: then the facts have to be replayed.</returns>
    public static SweepLedger? TryDecode(ReadOnlySpan<byte> bytes)
    {
        Stored stored;
        try
        {
            stored = JsonSerializer.Deserialize<Stored>(bytes, Options)!;
        }
        catch (JsonException)
        {
            return null;
        }

        return new SweepLedger
        {
            Definitions = stored.Definitions,
            NextRun = stored.NextRun,
            Ahead = [.. stored.Ahead],
            Running = stored.Running.ToImmutableSortedDictionary(r => r.Trial, r => r.State),
            BetweenAttempts = stored.BetweenAttempts.ToImmutableSortedDictionary(b => b.Trial, b => b.State),
            Finished = stored.Finished.ToImmutableSortedDictionary(f => f.State, f => f.Count),
            Cancelled = stored.Cancelled.ToImmutableSortedDictionary(c => c.Trial, c => c.Attempt),
            Reopenings = stored.Reopenings,
            Pause = stored.Pause,
            End = stored.End,
            Errors = new ErrorTally(stored.Errors.Error, [.. stored.Errors.Configurations], stored.Errors.IsOff),
            EarlierTime = stored.Times.Earlier,
            OpenedAt = stored.Times.OpenedAt,
            LastAt = stored.Times.LastAt,
        };
    }

    private sealed record Stored(
        ImmutableArray<string> Definitions,
        long NextRun,
        ImmutableArray<TrialId> Ahead,
        ImmutableArray<StoredRunning> Running,
        ImmutableArray<StoredWaiting> BetweenAttempts,
        ImmutableArray<StoredCount> Finished,
        ImmutableArray<StoredCancelled> Cancelled,
        long Reopenings,
        SweepFact.SweepPaused? Pause,
        SweepFact.SweepFinished? End,
        StoredErrors Errors,
        StoredTimes Times);

    private sealed record StoredRunning(TrialId Trial, RunningTrial State);

    private sealed record StoredWaiting(TrialId Trial, TrialProgress State);

    private sealed record StoredCount(TrialState State, long Count);

    private sealed record StoredCancelled(TrialId Trial, int Attempt);

    private sealed record StoredErrors(string? Error, ImmutableArray<long> Configurations, bool IsOff);

    private sealed record StoredTimes(TimeSpan Earlier, TimeSpan OpenedAt, TimeSpan LastAt);
}
