using Sweep.Messages;

namespace Sweep.Coordinator.Journal;

/// <summary>A journal that lives as long as its process: for the simulator, whose crashes are simulated too, and for
/// runs that keep no files. Readers may run beside the writer.</summary>
public sealed class MemoryJournal : IJournal
{
    private readonly Lock writing = new();
    private volatile Recorded recorded = new([], 0);
    private volatile JournalSnapshot? snapshot;

    public long LastSequence => recorded.Count;

    public void Append(IReadOnlyList<SweepFact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        lock (writing)
        {
            var (all, count) = recorded;
            if (all.Length < count + facts.Count) Array.Resize(ref all, Math.Max(count + facts.Count, 2 * count));

            // Whoever enumerates the array looks only at what came before.
            for (var i = 0; i < facts.Count; i++) all[count + i] = facts[i];
            recorded = new Recorded(all, count + facts.Count);
        }
    }

    public IEnumerable<RecordedFact> Read(long afterSequence = 0)
    {
        var (all, count) = recorded;
        for (var sequence = afterSequence + 1; sequence <= count; sequence++)
            yield return new RecordedFact(sequence, all[sequence - 1]);
    }

    public IEnumerable<RecordedFact> ReadByTrial() =>
        Read().Where(fact => fact.Fact.Subject is not null)
            .OrderBy(fact => fact.Fact.Subject!.Value.Number);

    public IEnumerable<RecordedFact> ReadTrial(TrialId trial) => Read().Where(fact => fact.Fact.Subject == trial);

    public JournalSnapshot? LatestSnapshot() => snapshot;

    public void SaveSnapshot(JournalSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(snapshot.Sequence, LastSequence, nameof(snapshot));
        if (this.snapshot is { } newest && newest.Sequence > snapshot.Sequence) return;

        this.snapshot = snapshot with { State = snapshot.State.ToArray() };
    }

    public void Dispose()
    {
    }

    private sealed record Recorded(SweepFact[] Facts, int Count);
}
