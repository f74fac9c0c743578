using System.Text.RegularExpressions;
using static Sweep.Messages.Tests.Definition.Definitions;

namespace Sweep.Messages.Tests.Definition;

/// <summary>The tables of docs/errors.md are the cases: what a row says is what the reader says.</summary>
public sealed partial class DocumentedErrorsTests
{
    private const string Document = "docs/errors.md";

    [Fact]
    public void Every_row_of_the_documentation_is_what_the_reader_says()
    {
        var document = RepositoryFiles.Read(Document);

        var expected = Row().Replace(Definitions(document), row =>
        {
            var errors = ErrorsOf(document, row.Groups["case"].Value);
            errors.ShouldNotBeEmpty($"{row.Groups["case"].Value} is accepted");
            return $"| `{row.Groups["case"].Value}` | {string.Join("<br>", errors.Select(Cell))} |";
        });

        RepositoryFiles.ShouldHold(Document, document.Replace(Definitions(document), expected));
    }

    [Fact]
    public void At_least_thirty_definitions_are_documented() =>
        Row().Count(Definitions(RepositoryFiles.Read(Document))).ShouldBeGreaterThan(30);

    /// <summary>The section of definitions; other sections have their own tests.</summary>
    private static string Definitions(string document)
    {
        var start = document.IndexOf("## Definitions", StringComparison.Ordinal);
        var end = document.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? document[start..] : document[start..end];
    }

    private static IReadOnlyList<string> ErrorsOf(string document, string @case)
    {
        var definition = Example().Match(document).Groups["yaml"].Value;
        if (@case.StartsWith("--set ", StringComparison.Ordinal)) return Errors(definition, @case["--set ".Length..]);

        var text = @case.Replace('⏎', '\n').Replace('⇥', '\t');
        var key = LineKey().Match(text);
        return key.Success ? Errors(WithLine(definition, key.Value, text)) : Errors(text);
    }

    private static string WithLine(string definition, string key, string line)
    {
        var lines = definition.TrimEnd('\n').Split('\n').ToList();
        var index = lines.FindIndex(existing => existing.TrimStart().StartsWith(key, StringComparison.Ordinal));
        if (key == "spec:") lines.RemoveRange(index + 1, lines.Count - index - 1);
        if (index < 0) lines.Add($"  {line}");
        else lines[index] = lines[index][..^lines[index].TrimStart().Length] + line;
        return string.Join('\n', lines) + "\n";
    }

    // "<<" and "|" would be markup in a table's cell.
    private static string Cell(string error) => error.Replace("<", "&lt;").Replace("|", "\\|");

    [GeneratedRegex(@"^\| `(?<case>[^`]*)` \|.*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("^[A-Za-z]{4,}:")]
    private static partial Regex LineKey();
}
