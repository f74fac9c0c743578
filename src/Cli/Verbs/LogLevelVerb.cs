using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Logs;
using Sweep.Cli.Remote;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep log-level</c>: what a coordinator or a node logs, shown and changed while it runs.</summary>
internal static class LogLevelVerb
{
    public static Verb Create(Terminal terminal)
    {
        var level = new Argument<string?>("LEVEL")
        {
            Description = $"{string.Join(", ", LogLevelWord.All)}. Without it, the coordinator's is shown.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        level.CompletionSources.Add(LogLevelWord.All);
        level.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => LogLevelWord.Of(token.Value) is null))
                result.AddError(LogLevelWord.Refusal("LEVEL", token.Value));
        });
        var node = new Option<string?>("--node")
        {
            Description = "A node's instead of the coordinator's.",
            HelpName = "NAME",
        };
        node.CompletionSources.Add(RemoteNames.Nodes(terminal));
        var command = new ServerCommand(
            "log-level", "Shows or changes what a coordinator or a node logs, until its process ends.", level, node)
            .Does(terminal, call => new LogLevelCommand(call, call.Parsed.GetValue(node)).Execute(
                call.Parsed.GetValue(level) is { } word ? LogLevelWord.Of(word) : null));
        return new Verb(command, "sweep log-level", "sweep log-level debug", "sweep log-level debug --node gpu-a");
    }
}
