using System.Collections.Immutable;

namespace Sweep.Coordinator.Telemetry;

/// <summary>A count for each of a fixed set of words, from 0 on.</summary>
internal sealed class TallyTable(ImmutableArray<string> words)
{
    private readonly Tally[] tallies = [.. words.Select(_ => new Tally())];

    /// <exception cref="ArgumentOutOfRangeException">The word is not one of them.</exception>
    public Tally this[string word] =>
        words.IndexOf(word, StringComparer.Ordinal) is >= 0 and var index
            ? tallies[index]
            : throw new ArgumentOutOfRangeException(nameof(word), word, $"not one of {string.Join(", ", words)}");

    public IEnumerable<(string Word, long Count)> All => words.Zip(tallies, (word, tally) => (word, tally.Count));
}
