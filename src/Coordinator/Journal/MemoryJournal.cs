namespace Sweep.Coordinator.Journal;

/// <summary>A journal that lives as long as its process: for the simulator, whose crashes are simulated too, and for
/// runs that keep no files.</summary>
public sealed class MemoryJournal : IJournal
{
    private readonly List<SweepFact> recorded = [];
    private JournalSnapshot? snapshot;

    public long LastSequence => recorded.Count;

    public void Append(IReadOnlyList<SweepFact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        recorded.AddRange(facts);
    }

    public IEnumerable<RecordedFact> Read(long afterSequence = 0)
    {
        var last = LastSequence;
        for (var sequence = afterSequence + 1; sequence <= last; sequence++)
            yield return new RecordedFact(sequence, recorded[(int)(sequence - 1)]);
    }

    public IEnumerable<RecordedFact> ReadByTrial() =>
        Read().Where(fact => fact.Fact.Subject is not null)
            .OrderBy(fact => fact.Fact.Subject!.Value.Number);

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
}
