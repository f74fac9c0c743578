using System.CommandLine;
using Sweep.Messages;

namespace Sweep.Cli.Logs;

/// <summary>Log levels as people write them.</summary>
internal static class LogLevelWord
{
    public static readonly string[] All = ["debug", "information", "warning", "error"];

    public static Option<string> Option(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "LEVEL" };
        option.CompletionSources.Add(All);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Of(token.Value) is null))
                result.AddError(Refusal(name, token.Value));
        });
        return option;
    }

    public static string Refusal(string name, string given) =>
        $"{name} {given}: {string.Join(", ", All[..^1])} or {All[^1]} is needed, e.g. debug.";

    /// <summary>Null when it is none.</summary>
    public static LogDetail? Of(string word) => word switch
    {
        "debug" => LogDetail.Debug,
        "information" => LogDetail.Information,
        "warning" => LogDetail.Warning,
        "error" => LogDetail.Error,
        _ => null,
    };
}
