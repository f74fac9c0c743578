using System.CommandLine;

namespace Sweep.Cli.CommandLine.Completion;

/// <summary>A command line as far as it is typed. (The parser's own [suggest] takes one string that it splits without
/// the shell's quoting, and mixes every alias into the answer; the shells give us words.)</summary>
internal sealed class TypedCommand
{
    private readonly HashSet<Option> used = [];
    private int positionals;

    /// <param name="root">The whole command line.</param>
    /// <param name="words">All but the program's name and the word under the cursor.</param>
    public TypedCommand(RootCommand root, IEnumerable<string> words)
    {
        Command = root;
        foreach (var word in words) Take(word);
    }

    public Command Command { get; private set; }

    /// <summary>The option whose value comes next; null when none waits for one.</summary>
    public Option? Awaiting { get; private set; }

    /// <summary>The argument that comes next; null when there is none left.</summary>
    public Argument? Next => positionals < Command.Arguments.Count ? Command.Arguments[positionals]
        : Command.Arguments is [.., { Arity.MaximumNumberOfValues: > 1 } last] ? last
        : null;

    /// <summary>After <c>--</c> every word is an argument.</summary>
    public bool AreOptionsOver { get; private set; }

    /// <summary>A word stands where a verb should.</summary>
    public bool IsAstray => Command.Subcommands.Count > 0 && positionals > 0;

    /// <summary>The options that may still be given.</summary>
    public IEnumerable<Option> Options => AreOptionsOver ? [] : AllOptions.Where(option =>
        !option.Hidden && (!used.Contains(option) || (TakesValue(option) && option.Arity.MaximumNumberOfValues > 1)));

    private IEnumerable<Option> AllOptions => Command.Options.Concat(Command.Parents.OfType<Command>()
        .SelectMany(parent => parent.Options.Where(option => option.Recursive)));

    public static bool TakesValue(Option option) =>
        option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);

    public Option? Find(string name) =>
        AllOptions.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));

    private void Take(string word)
    {
        if (Awaiting is not null) Awaiting = null;
        else if (word == "--") AreOptionsOver = true;
        else if (!AreOptionsOver && word.StartsWith('-') && word.Length > 1) TakeOption(word);
        else if (Command.Subcommands.FirstOrDefault(verb => verb.Name == word) is { } verb) Command = verb;
        else positionals++;
    }

    private void TakeOption(string word)
    {
        if (Find(word.Split('=')[0]) is not { } option) return;
        used.Add(option);
        if (TakesValue(option) && !word.Contains('=')) Awaiting = option;
    }
}
