using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sweep.Tidy;

public sealed partial class CodeTests
{
    private const int SuppressionsMax = 5;

    private static readonly string[] BannedFolders =
        ["Models", "Services", "Helpers", "Utils", "Common", "Managers", "Interfaces"];

    private static readonly string[] FamilyFiles = ["Messages.cs", "Protocol.cs", "Identifiers.cs"];

    private static readonly string[] BannedInBehaviours =
    [
        "async", "await", "ILogger", "Log", "DateTime", "DateTimeOffset", "Task", "ValueTask", "Console", "Stopwatch",
        "Random", "Thread", "File", "Environment",
    ];

    [Fact]
    public void Folders_are_nouns_of_the_domain() => Violations.ShouldBeNone(
        from file in Repository.Files
        from folder in file.Path.Split('/')[..^1]
        where BannedFolders.Contains(folder, StringComparer.OrdinalIgnoreCase)
        select $"{file.Path}: {folder} says nothing");

    [Fact]
    public void Behaviours_decide_and_do_nothing_else() => Violations.ShouldBeNone(
        from file in Repository.Product
        where file.Text.Name.EndsWith("Behaviour.cs")
        from token in file.Syntax.DescendantTokens()
        where BannedInBehaviours.Contains(token.Text)
        select $"{file.At(token)}: {token.Text} in a pure decider");

    /// <summary>A family of messages or ids is read as one table of contents, and stays in one file.</summary>
    [Fact]
    public void A_file_holds_one_public_type_of_its_own_name() => Violations.ShouldBeNone(
        from file in Repository.Product
        let types = file.OuterTypes.Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword)).ToList()
        where !FamilyFiles.Any(file.Text.Name.EndsWith)
        where types.Count > 1 || (types.Count == 1 && CodeFile.NameOf(types[0]) != file.Text.Name.Split('.')[0])
        select $"{file.Text.Path}: holds {string.Join(", ", types.Select(CodeFile.NameOf))}");

    [Fact]
    public void Names_in_the_product_have_no_underscores_inside() => Violations.ShouldBeNone(
        from file in Repository.Product
        from member in file.Nodes<MemberDeclarationSyntax>()
        let name = member is MethodDeclarationSyntax method ? method.Identifier.Text : CodeFile.NameOf(member)
        where name.Contains('_')
        select $"{file.At(member)}: {name}");

    [Fact]
    public void A_name_of_a_test_is_a_sentence() => Violations.ShouldBeNone(
        from file in Repository.Tests
        from method in file.Nodes<MethodDeclarationSyntax>()
        let attributes = method.AttributeLists.SelectMany(list => list.Attributes).Select(a => a.Name.ToString())
        where attributes.Any(name => name.EndsWith("Fact") || name.EndsWith("Theory"))
        where method.Identifier.Text.Count(character => character == '_') < 2
        select $"{file.At(method)}: {method.Identifier.Text}");

    [Fact]
    public void Suppressions_are_few()
    {
        var suppressions = Repository.Code.SelectMany(file =>
            file.Syntax.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia))
                .Select(trivia => file.At(trivia.Token))
                .Concat(file.Nodes<AttributeSyntax>().Where(attribute => attribute.Name.ToString().Contains("Suppress"))
                    .Select(attribute => file.At(attribute)))).ToList();

        if (suppressions.Count > SuppressionsMax) Violations.ShouldBeNone(suppressions);
    }

    [Fact]
    public void No_file_has_regions() => Violations.ShouldBeNone(
        from file in Repository.Code
        from trivia in file.Syntax.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)
        select file.At(trivia.Token));

    [Fact]
    public void Nothing_is_left_for_later() => Violations.ShouldBeNone(
        from file in Repository.Files
        where !IsThisFile(file)
        from line in file.Lines.Index()
        where Unfinished().IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void No_test_sleeps() => Violations.ShouldBeNone(
        from file in Repository.Tests
        from access in file.Nodes<MemberAccessExpressionSyntax>()
        where access.ToString() is "Thread.Sleep" or "Task.Delay"
        select $"{file.At(access)}: {access}");

    [Fact]
    public void No_file_names_a_place_of_one_machine() => Violations.ShouldBeNone(
        from file in Repository.Files
        where !IsThisFile(file)
        from line in file.Lines.Index()
        where MachinePath().IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}");

    private static bool IsThisFile(TextFile file) => file.Path == "tests/Tidy/CodeTests.cs";

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(^|[\s""'`(=:])/(work|root)/")]
    private static partial Regex MachinePath();
}
