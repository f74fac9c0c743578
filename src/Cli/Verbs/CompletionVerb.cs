using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep completion</c>: the script that makes a shell complete this command line.</summary>
internal static class CompletionVerb
{
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    public static Verb Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish.", HelpName = "SHELL" };
        shell.CompletionSources.Add(Shells);
        shell.Validators.Add(result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (!Shells.Contains(text)) result.AddError($"SHELL '{text}': bash, zsh or fish is needed.");
        });
        var command = new Command("completion", "Prints a script that lets a shell complete verbs, options and names.")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            terminal.Output.Write(Script(parsed.GetRequiredValue(shell)));
            return ExitCode.Done;
        });
        return new Verb(
            command,
            "sweep completion bash > ~/.local/share/bash-completion/completions/sweep",
            "source <(sweep completion zsh)",
            "sweep completion fish > ~/.config/fish/completions/sweep.fish");
    }

    private static string Script(string shell)
    {
        using var stream = typeof(CompletionVerb).Assembly.GetManifestResourceStream($"sweep.{shell}")
            ?? throw new InvalidOperationException($"the build left out the script of {shell}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
