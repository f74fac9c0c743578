using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sweep.Tidy;

public sealed class SizeTests
{
    private const int FileLinesMax = 300;
    private const int TestFileLinesMax = 400;
    private const int FunctionLinesMax = 70;
    private const int LineLengthMax = 120;
    private const int ParametersMax = 4;

    [Fact]
    public void No_file_is_too_long() => Violations.ShouldBeNone(
        from file in Repository.Code
        let limit = file.Text.Path.StartsWith("tests/") ? TestFileLinesMax : FileLinesMax
        where file.Text.Lines.Length > limit
        select $"{file.Text.Path}: {file.Text.Lines.Length} lines, more than {limit}");

    [Fact]
    public void No_function_is_longer_than_a_screen() => Violations.ShouldBeNone(
        from file in Repository.Code
        from function in Functions(file)
        let lines = LineCount(function)
        where lines > FunctionLinesMax
        select $"{file.At(function)}: {lines} lines, more than {FunctionLinesMax}");

    [Fact]
    public void No_line_of_code_or_prose_is_too_long() => Violations.ShouldBeNone(
        from file in Repository.Files
        where file.Name.EndsWith(".cs") || file.Name.EndsWith(".md") || file.Name.EndsWith(".py")
            || file.Name.EndsWith(".props") || file.Name.EndsWith(".csproj") || !file.Name.Contains('.')
        from line in file.Lines.Index()
        where line.Item.Length > LineLengthMax && !MayBeLong(file, line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Length} characters, more than {LineLengthMax}");

    [Fact]
    public void No_function_takes_more_parameters_than_can_be_told_apart() => Violations.ShouldBeNone(
        from file in Repository.Product
        from method in file.Nodes<BaseMethodDeclarationSyntax>()
        let required = method.ParameterList.Parameters.Count(parameter => parameter.Default is null)
        where required > ParametersMax && !method.Modifiers.Any(SyntaxKind.OverrideKeyword)
        select $"{file.At(method)}: {required} parameters, more than {ParametersMax}");

    [Fact]
    public void The_sizes_are_reported()
    {
        var report = SizeReport.Of(Repository.Product, "src") + SizeReport.Of(Repository.Tests, "tests");

        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "sizes.txt"), report);
        report.ShouldContain("median");
    }

    /// <summary>Tables, links and diagrams do not wrap.</summary>
    private static bool MayBeLong(TextFile file, string line) =>
        line.Contains("https://") || (file.Name.EndsWith(".md") && line.TrimStart().StartsWith('|'));

    internal static IEnumerable<SyntaxNode> Functions(CodeFile file) => file.Syntax.DescendantNodes().Where(node =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
        || node is PropertyDeclarationSyntax { ExpressionBody: not null });

    /// <summary>From the declaration to its end, without the comment above it.</summary>
    internal static int LineCount(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
