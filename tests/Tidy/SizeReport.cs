namespace Sweep.Tidy;

/// <summary>How long files and functions are: median, 90th percentile and maximum.</summary>
internal static class SizeReport
{
    public static string Of(IEnumerable<CodeFile> files, string title)
    {
        var all = files.ToList();
        return Row($"{title}: lines per file", all.Select(file => file.Text.Lines.Length))
            + Row($"{title}: lines per function", all.SelectMany(SizeTests.Functions).Select(SizeTests.LineCount));
    }

    private static string Row(string title, IEnumerable<int> lengths)
    {
        var sorted = lengths.Order().ToList();
        return $"{title,-28} {sorted.Count,5}, median {At(sorted, 0.5),3}, p90 "
            + $"{At(sorted, 0.9),3}, max {sorted[^1],3}\n";
    }

    private static int At(List<int> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
