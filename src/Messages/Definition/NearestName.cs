namespace Sweep.Messages.Definition;

/// <summary>Finds the name that was probably meant, by edit distance (optimal string alignment: a swap of neighbours is
/// one edit), letter case and underscores aside.</summary>
public static class NearestName
{
    // Names from other tools whose letters are far from ours.
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["learningrate"] = "lr", ["epsilon"] = "eps", ["beta"] = "betas", ["beta1"] = "betas", ["beta2"] = "betas",
        ["passes"] = "epochs", ["iterations"] = "steps", ["direction"] = "goal", ["repeats"] = "seeds",
        ["workers"] = "parallelism", ["layers"] = "hidden", ["data"] = "dataset", ["max"] = "maximize",
        ["min"] = "minimize", ["timeout"] = "time", ["normalization"] = "normalise", ["std"] = "sd",
    };

    /// <summary>The nearest of the names, or null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> names)
    {
        var all = names.ToList();
        var plain = Plain(name);
        if (OtherWords.TryGetValue(plain, out var word) && all.Contains(word)) return word;

        // A third of the letters may be wrong; a longer word than any name is not worth measuring.
        var distanceMax = Math.Max(1, plain.Length / 3);
        return plain.Length > 64 ? null : all
            .Select(candidate => (candidate, Distance: Distance(plain, Plain(candidate))))
            .Where(pair => pair.Distance <= distanceMax)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate).FirstOrDefault();
    }

    /// <summary>Ends an error: "; did you mean 'x'?", or the list of the names when none is near.</summary>
    public static string Hint(string name, IEnumerable<string> names, string whatTheyAre)
    {
        var all = names.ToList();
        return Of(name, all) is { } nearest
            ? $"; did you mean '{nearest}'?"
            : $"; {whatTheyAre} {string.Join(", ", all)}";
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
