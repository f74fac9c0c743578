using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.CommandLine.Completion;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep complete</c>: what the scripts of <c>sweep completion</c> ask; not for people.</summary>
internal static class CompleteVerb
{
    /// <param name="terminal">Where the suggestions go.</param>
    /// <param name="root">The command line that is completed; asked for when it is whole.</param>
    public static Verb Create(Terminal terminal, Func<RootCommand> root)
    {
        var words = new Argument<string[]>("WORDS") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("complete", "Lists what may stand where the cursor is; asked by the shell.")
        {
            words,
        };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            terminal.Output.Write(Completer.Complete(root(), parsed.GetValue(words) ?? []).ToLines());
            return ExitCode.Done;
        });
        return new Verb(command, "sweep complete -- results ''");
    }
}
