namespace Sweep.Cli.CommandLine;

/// <summary>Finds the name that a typing mistake meant.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest edits to <paramref name="typed"/>; null when none is near enough to suggest.
    /// </summary>
    public static string? Of(string typed, IEnumerable<string> names) =>
        names.Select(name => (Name: name, Edits: Edits(typed, name)))
            .Where(candidate => candidate.Edits <= Math.Max(1, candidate.Name.Length / 3))
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (Damerau's optimal string alignment).
    /// </summary>
    private static int Edits(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
