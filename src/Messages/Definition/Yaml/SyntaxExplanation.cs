using YamlDotNet.Core;

namespace Sweep.Messages.Definition;

/// <summary>Turns the parser's complaint into one that says what to do.</summary>
internal static class SyntaxExplanation
{
    public static string Of(string text, YamlException exception)
    {
        var line = Line(text, exception.Start.Line);
        if (line.TakeWhile(char.IsWhiteSpace).Contains('\t')) return "a tab indents this line; YAML allows only spaces";

        var reason = exception.Message.TrimEnd('.');
        var cause = exception.InnerException is { } inner ? $" ({inner.Message.TrimEnd('.')})" : "";
        return $"this is no valid YAML: {char.ToLowerInvariant(reason[0])}{reason[1..]}{cause}".ReplaceLineEndings(" ");
    }

    private static string Line(string text, long number)
    {
        using var reader = new StringReader(text);
        for (var line = 1L; line < number; line++) reader.ReadLine();
        return reader.ReadLine() ?? "";
    }
}
