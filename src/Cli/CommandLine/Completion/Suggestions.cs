namespace Sweep.Cli.CommandLine.Completion;

/// <summary>What may stand at the place of the cursor.</summary>
/// <param name="Kind">What the shell adds by itself: one of <see cref="ShellKinds"/>.</param>
internal sealed record Suggestions(string Kind, IReadOnlyList<Suggestion> Words)
{
    public static Suggestions None { get; } = new(ShellKinds.Words, []);

    /// <summary>As the scripts of the shells read it: the kind, then a word and its description on each line.</summary>
    public string ToLines() =>
        $"{Kind}\n{string.Concat(Words.Select(word => $"{word.Word}\t{word.Description}\n"))}";
}
