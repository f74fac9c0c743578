using System.Text.RegularExpressions;

namespace Sweep.Kubernetes;

/// <summary>A table of docs/kubernetes.md whose rows are cases: a line that stands in the place of the example's own,
/// and what is said to it.</summary>
internal static partial class RefusalTable
{
    public const string Document = "docs/kubernetes.md";

    /// <summary>The document with the table's second column as <paramref name="answer"/> gives it.</summary>
    public static async Task<string> Fill(string document, string name, Func<string, string, Task<string>> answer)
    {
        var (start, end) = Place(document, name);
        var table = document[start..end];
        foreach (Match row in Row().Matches(table))
        {
            var line = row.Groups["case"].Value;
            var cell = await answer(line, WithLine(document, line));
            table = table.Replace(row.Value, $"| `{line}` | {Cell(cell)} |", StringComparison.Ordinal);
        }

        return document[..start] + table + document[end..];
    }

    /// <summary>The table's lines, each with the definition that it makes.</summary>
    public static IReadOnlyList<(string Line, string Definition)> Cases(string document, string name)
    {
        var (start, end) = Place(document, name);
        return [.. Row().Matches(document[start..end]).Select(row => row.Groups["case"].Value)
            .Select(line => (line, WithLine(document, line)))];
    }

    private static (int Start, int End) Place(string document, string name)
    {
        var start = document.IndexOf($"<!-- {name} -->", StringComparison.Ordinal);
        return (start, document.IndexOf("<!-- end -->", start, StringComparison.Ordinal));
    }

    private static string WithLine(string document, string line)
    {
        var lines = Example().Match(document).Groups["yaml"].Value.TrimEnd('\n').Split('\n').ToList();
        var key = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)];
        var index = lines.FindIndex(existing => existing.TrimStart().StartsWith(key, StringComparison.Ordinal));
        if (index < 0) lines.Add($"  {line}");
        else lines[index] = lines[index][..^lines[index].TrimStart().Length] + line;
        return string.Join('\n', lines) + "\n";
    }

    // What would be markup in a table's cell.
    private static string Cell(string text) => text.Replace("<", "&lt;").Replace("|", "\\|")
        .Replace("](", "]\\(").Replace("\n", "<br>");

    [GeneratedRegex(@"^\| `(?<case>[^`]*)` \|.*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
