using System.CommandLine;
using System.CommandLine.Completions;

namespace Sweep.Cli.CommandLine.Completion;

/// <summary>Says what may stand where the cursor is: verbs, options, values.</summary>
internal static class Completer
{
    /// <param name="root">The whole command line.</param>
    /// <param name="words">What is typed after the program's name; the last is the word under the cursor, as far as the
    /// cursor, and may be empty.</param>
    public static Suggestions Complete(RootCommand root, IReadOnlyList<string> words)
    {
        var current = words.Count > 0 ? words[^1] : "";
        var before = words.SkipLast(1).ToArray();
        var typed = new TypedCommand(root, before);
        var context = root.Parse(before).GetCompletionContext();
        if (typed.Awaiting is { } waiting) return Values(waiting.GetCompletions(context), current, "");
        if (!typed.AreOptionsOver && current.StartsWith('-')) return Options(typed, current, context);
        if (typed.Command.Subcommands.Count > 0)
        {
            return typed.IsAstray ? Suggestions.None : Words(
                typed.Command.Subcommands.Where(verb => !verb.Hidden)
                    .Select(verb => new Suggestion(verb.Name, Line(verb))), current);
        }

        return typed.Next is { } argument ? Values(argument.GetCompletions(context), current, "") : Suggestions.None;
    }

    /// <summary>Their names; behind <c>--option=</c> its values.</summary>
    private static Suggestions Options(TypedCommand typed, string current, CompletionContext context)
    {
        if (current.StartsWith("--", StringComparison.Ordinal) && current.Contains('='))
        {
            var (name, value) = (current[..current.IndexOf('=')], current[(current.IndexOf('=') + 1)..]);
            return typed.Find(name) is { } option && TypedCommand.TakesValue(option)
                ? Values(option.GetCompletions(context), value, name + "=")
                : Suggestions.None;
        }

        return Words(typed.Options.Select(option => new Suggestion(option.Name, Line(option))), current);
    }

    private static Suggestions Values(IEnumerable<CompletionItem> items, string current, string prefix)
    {
        var all = items.ToList();
        var kind = all.Select(item => item.Kind)
            .FirstOrDefault(kind => kind is ShellKinds.Files or ShellKinds.Folders) ?? ShellKinds.Words;
        var words = all.Where(item => item.Label.Length > 0 && item.Label.StartsWith(current, StringComparison.Ordinal))
            .Select(item => new Suggestion(prefix + item.Label, item.Detail ?? ""));
        return new Suggestions(kind, [.. words]);
    }

    private static Suggestions Words(IEnumerable<Suggestion> words, string current) => new(
        ShellKinds.Words,
        [.. words.Where(word => word.Word.StartsWith(current, StringComparison.Ordinal))]);

    private static string Line(Symbol symbol) => (symbol.Description ?? "").ReplaceLineEndings(" ");
}
