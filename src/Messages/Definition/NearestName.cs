namespace Sweep.Messages.Definition;

/// <summary>Finds the name that was probably meant, by edit distance, letter case and underscores
/// aside.</summary>
public static class NearestName
{
    // Names from other tools whose letters are far from ours.
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["learningrate"] = "lr", ["epsilon"] = "eps", ["beta"] = "betas", ["beta1"] = "betas", ["beta2"] = "betas",
        ["passes"] = "epochs", ["iterations"] = "steps", ["direction"] = "goal", ["repeats"] = "seeds",
        ["workers"] = "parallelism", ["layers"] = "hidden", ["data"] = "dataset", ["max"] = "maximize",
        ["min"] = "minimize", ["timeout"] = "time", ["normalization"] = "normalise", ["std"] = "sd",
        ["gpu"] = "cuda", ["interval"] = "every", ["selector"] = "labels", ["nodeselector"] = "placement",
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
            .Select(candidate => (candidate, Distance: EditDistance.Between(plain, Plain(candidate))))
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
}
