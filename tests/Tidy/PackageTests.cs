using System.Xml.Linq;

namespace Sweep.Tidy;

public sealed class PackageTests
{
    private static readonly XElement[] Packages = [.. XDocument.Load(
        Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")];

    [Fact]
    public void Packages_are_in_alphabetical_order() => Violations.ShouldBeNone(
        from pair in Packages.Zip(Packages.Skip(1))
        where string.Compare(Name(pair.First), Name(pair.Second), StringComparison.OrdinalIgnoreCase) >= 0
        select $"{Name(pair.Second)} stands behind {Name(pair.First)}");

    [Fact]
    public void Every_package_has_its_reason() => Violations.ShouldBeNone(
        from package in Packages
        let before = package.NodesBeforeSelf().Where(node => node is XComment or XElement).LastOrDefault()
        where before is not XComment && !(before is XElement sibling && IsOfOneFamily(sibling, package))
        select $"{Name(package)}: there is no comment above it that says why it is here");

    /// <summary>A pin of an indirect dependency has no reference, and says in its reason that it is one.</summary>
    [Fact]
    public void Every_package_is_used()
    {
        var used = Repository.Files
            .Where(file => file.Name.EndsWith(".csproj") || file.Name.StartsWith("Directory.Build"))
            .SelectMany(file => XDocument.Parse(file.Text).Descendants("PackageReference"))
            .Select(Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Violations.ShouldBeNone(
            from package in Packages
            where !used.Contains(Name(package)) && !Reason(package).Contains("pinned")
            select $"{Name(package)}: no project refers to it");
    }

    private static string Reason(XElement package) =>
        package.NodesBeforeSelf().OfType<XComment>().LastOrDefault()?.Value ?? "";

    private static bool IsOfOneFamily(XElement package, XElement other) =>
        Name(package).Split('.')[0] == Name(other).Split('.')[0];

    private static string Name(XElement package) => package.Attribute("Include")!.Value;
}
