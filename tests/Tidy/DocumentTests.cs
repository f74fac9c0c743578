using System.Text.RegularExpressions;

namespace Sweep.Tidy;

public sealed partial class DocumentTests
{
    private const int ReadmeLinesMax = 120;

    private static readonly TextFile[] Documents = [.. Repository.With(".md")];

    /// <summary>A rule over no files would hold.</summary>
    [Fact]
    public void The_documents_are_found() =>
        Documents.Select(document => document.Path).ShouldContain("docs/errors.md");

    [Fact]
    public void A_document_has_one_title() => Violations.ShouldBeNone(
        from document in Documents
        let titles = Prose(document).Count(line => line.StartsWith("# "))
        where titles != 1 || !document.Lines[0].StartsWith("# ")
        select $"{document.Path}: has {titles} titles, should begin with its only one");

    [Fact]
    public void The_readme_is_short() => Violations.ShouldBeNone(
        from document in Documents
        where document.Path == "README.md" && document.Lines.Length > ReadmeLinesMax
        select $"README.md: {document.Lines.Length} lines, more than {ReadmeLinesMax}");

    [Fact]
    public void Every_link_leads_somewhere() => Violations.ShouldBeNone(
        from document in Documents
        from target in Links(document)
        let path = target.Split('#')[0]
        where path != "" && !Exists(Resolve(document, path))
        select $"{document.Path}: {target} does not exist");

    [Fact]
    public void Every_link_to_a_heading_finds_it() => Violations.ShouldBeNone(
        from document in Documents
        from target in Links(document)
        where target.Contains('#')
        let parts = target.Split('#')
        let linked = parts[0] == "" ? document : Documents.SingleOrDefault(d => d.Path == Resolve(document, parts[0]))
        where linked is not null && !Prose(linked).Where(line => line.StartsWith('#')).Select(Anchor).Contains(parts[1])
        select $"{document.Path}: {target} has no such heading");

    /// <summary>Results of benchmarks are many, and bench/README.md tells where they lie.</summary>
    [Fact]
    public void Every_document_is_linked_from_another()
    {
        var linked = Documents.SelectMany(document =>
            from target in Links(document)
            let path = Resolve(document, target.Split('#')[0])
            where path != document.Path
            select path).ToHashSet();

        Violations.ShouldBeNone(
            from document in Documents
            where document.Path != "README.md" && !document.Path.StartsWith("bench/results/")
            where !linked.Contains(document.Path)
                && !(document.Path.StartsWith("docs/adr/") && linked.Contains("docs/adr"))
            select $"{document.Path}: no document links to it");
    }

    [Fact]
    public void Every_example_is_mentioned_in_a_document() => Violations.ShouldBeNone(
        from example in Repository.Files
        where example.Path.StartsWith("examples/") && !example.Path.EndsWith(".md")
        where !Documents.Any(document => document.Text.Contains(example.Path))
        select $"{example.Path}: no document mentions it");

    /// <summary>Lines outside of code blocks, where a '#' is a heading.</summary>
    private static IEnumerable<string> Prose(TextFile document)
    {
        var isCode = false;
        foreach (var line in document.Lines)
        {
            if (line.TrimStart().StartsWith("```")) isCode = !isCode;
            else if (!isCode) yield return line;
        }
    }

    private static IEnumerable<string> Links(TextFile document) =>
        from line in Prose(document)
        from match in Link().Matches(line)
        let target = match.Groups[1].Value
        where !target.Contains("://") && !target.StartsWith("mailto:")
        select target;

    private static string Resolve(TextFile document, string target)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document.Path))!;
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, target))).TrimEnd('/');
    }

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    /// <summary>A heading's anchor as code hosts make it.</summary>
    private static string Anchor(string heading) => string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant()
        .Replace(' ', '-').Where(character => char.IsLetterOrDigit(character) || character is '-' or '_'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
