using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sweep.Tidy;

/// <summary>A C# file and its syntax tree.</summary>
internal sealed record CodeFile(TextFile Text, CompilationUnitSyntax Syntax)
{
    public static CodeFile Parse(TextFile text) => new(
        text,
        (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text.Text, new(LanguageVersion.Preview)).GetRoot());

    public IEnumerable<T> Nodes<T>() where T : SyntaxNode => Syntax.DescendantNodes().OfType<T>();

    /// <summary>Types that are not nested in another.</summary>
    public IEnumerable<MemberDeclarationSyntax> OuterTypes => Syntax
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .OfType<MemberDeclarationSyntax>()
        .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>Path and line, as editors understand them.</summary>
    public string At(SyntaxNodeOrToken node) =>
        $"{Text.Path}:{node.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1}";

    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax named => named.Identifier.Text,
        DelegateDeclarationSyntax named => named.Identifier.Text,
        _ => "",
    };
}
