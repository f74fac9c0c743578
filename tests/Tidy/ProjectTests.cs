using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sweep.Tidy;

/// <summary>Who may know whom, as ARCHITECTURE.md says.</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["Messages"] = [],
        ["Actors"] = [],
        ["Search"] = ["Messages"],
        ["Training"] = [],
        ["Coordinator"] = ["Messages", "Actors", "Search"],
        ["GpuNode"] = ["Messages", "Actors", "Training"],
        ["Telemetry"] = ["Messages"],

        // The command line joins the hosts into one process, and hands them what they need.
        ["Cli"] = ["Messages", "Actors", "Search", "Training", "Coordinator", "GpuNode", "Telemetry"],
    };

    [Fact]
    public void Projects_refer_only_to_those_they_may_know() => Violations.ShouldBeNone(
        from file in Repository.With(".csproj")
        where file.Path.StartsWith("src/")
        let project = NameOf(file.Path)
        from reference in XDocument.Parse(file.Text).Descendants("ProjectReference")
        let target = NameOf(reference.Attribute("Include")!.Value)
        where !Known.TryGetValue(project, out var allowed) || !allowed.Contains(target)
        select $"{file.Path}: {project} must not know {target}");

    /// <summary>References are transitive, so the directives are looked at too.</summary>
    [Fact]
    public void Files_use_only_projects_that_theirs_may_know() => Violations.ShouldBeNone(
        from file in Repository.Product
        let project = file.Text.Path.Split('/')[1]
        from directive in file.Nodes<UsingDirectiveSyntax>()
        let name = directive.NamespaceOrType.ToString().Split('.')
        where name.Length > 1 && name[0] == "Sweep" && name[1] != project && !Known[project].Contains(name[1])
        select $"{file.At(directive)}: {project} must not know {name[1]}");

    [Fact]
    public void Training_never_hears_the_word_trial() => Violations.ShouldBeNone(
        from file in Repository.Product
        where file.Text.Path.StartsWith("src/Training/")
        from token in file.Syntax.DescendantTokens()
        where token.Text.Contains("trial", StringComparison.OrdinalIgnoreCase)
        select $"{file.At(token)}: {token.Text}");

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Sweep.sln")).Replace('\\', '/');

        Violations.ShouldBeNone(
            from file in Repository.With(".csproj")
            where !solution.Contains($"\"{file.Path}\"")
            select $"{file.Path}: dotnet sln add {file.Path}");
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
