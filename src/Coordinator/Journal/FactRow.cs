namespace Sweep.Coordinator.Journal;

/// <summary>One fact as it stands in a table, with the checksum of the fact before it; null: that one is
/// missing.</summary>
internal readonly ref struct FactRow
{
    internal required long Sequence { get; init; }

    internal required long? Trial { get; init; }

    internal required ReadOnlySpan<byte> Body { get; init; }

    internal required uint Checksum { get; init; }

    internal required uint? Previous { get; init; }

    /// <summary>The fact, when it is what was written.</summary>
    /// <param name="place">The file or database, and the sweep if there are several, for errors.</param>
    /// <exception cref="JournalException">Damaged or NewerVersion; names the place and the sequence.</exception>
    internal RecordedFact Verified(string place)
    {
        if (Previous is not { } previous) throw Missing(place, Sequence - 1);
        if (Checksum != FactChain.Next(previous, Sequence, Body))
        {
            throw Damaged(place, FormattableString.Invariant(
                $"fact {Sequence} has another checksum than was written with it, or the fact before it has"));
        }

        var fact = Decode(place);
        if (Trial == fact.Subject?.Number) return new RecordedFact(Sequence, fact);
        throw Damaged(place, FormattableString.Invariant($"fact {Sequence} stands under another trial"));
    }

    internal static JournalException Missing(string place, long sequence) =>
        Damaged(place, FormattableString.Invariant($"fact {sequence} is missing"));

    internal static JournalException Damaged(string place, string reason) =>
        new(JournalFault.Damaged, $"{place}: {reason}. {JournalAdvice.Damaged}");

    private SweepFact Decode(string place)
    {
        try
        {
            return FactCodec.Decode(Sequence, Body);
        }
        catch (JournalException error)
        {
            throw new JournalException(error.Fault, $"{place}: {error.Message}", error);
        }
    }
}
