using System.CommandLine;
using System.CommandLine.Parsing;

namespace Sweep.Cli.CommandLine;

/// <summary>Turns what the parser could not take into sentences that say what to type instead.</summary>
internal static class ArgumentRefusals
{
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = Unmatched(parsed, command).ToList();
        var others = parsed.Errors
            .Where(error => !parsed.UnmatchedTokens.Any(
                token => error.Message.Contains($"'{token}'", StringComparison.Ordinal)))
            .Where(error => unknown.Count == 0 || error.SymbolResult is OptionResult)
            .Select(error => Sentence(error, command));
        return [.. unknown.Concat(others).Distinct()];
    }

    /// <summary>How the command is called: <c>sweep run</c>, <c>sweep token create</c>.</summary>
    public static string Path(Command command) => command is RootCommand
        ? "sweep"
        : $"{Path(command.Parents.OfType<Command>().First())} {command.Name}";

    private static IEnumerable<string> Unmatched(ParseResult parsed, Command command)
    {
        var isValueOfUnknownOption = false;
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (token.Length > 1 && token[0] == '-')
            {
                isValueOfUnknownOption = true;
                yield return Unknown("option", token.Split('=')[0], OptionNames(command), command);
            }
            else if (isValueOfUnknownOption)
            {
                continue;
            }
            else if (command is RootCommand)
            {
                yield return Unknown("verb", token, command.Subcommands.Select(verb => verb.Name), command);
                yield break;
            }
            else
            {
                yield return $"'{token}' is one argument too many: {Usage(command)}.";
            }
        }
    }

    private static string Unknown(string kind, string typed, IEnumerable<string> names, Command command)
    {
        var nearest = NearestName.Of(typed, names) is { } name ? $" Did you mean '{name}'?" : "";
        return $"there is no {kind} '{typed}'.{nearest} '{Path(command)} --help' lists all.";
    }

    private static string Sentence(ParseError error, Command command) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Argument: { } argument } when command.Arguments.Contains(argument) =>
            $"{argument.Name} is missing: {Usage(command)}.",
        OptionResult { Tokens.Count: 0 } result =>
            $"{result.Option.Name} needs a value: {result.Option.Name} {result.Option.HelpName}.",
        _ when command is RootCommand => "a verb is missing. 'sweep --help' lists all.",
        _ => error.Message,
    };

    private static string Usage(Command command) =>
        $"{Path(command)} {string.Join(' ', command.Arguments.Select(argument => argument.Name))}"
        + (command.Options.Count > 0 ? " [options]" : "");

    private static IEnumerable<string> OptionNames(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options)
            .Where(option => option.Recursive)).Select(option => option.Name);
}
