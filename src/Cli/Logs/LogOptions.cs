using System.CommandLine;
using Sweep.Cli.Terminals;
using Sweep.Messages;

namespace Sweep.Cli.Logs;

/// <summary>Options of the processes that serve, about what they log.</summary>
internal sealed class LogOptions
{
    private readonly Option<string?> format = new("--log-format")
    {
        Description = "text, or json: an object a line. Else text on a terminal and json elsewhere.",
        HelpName = "text|json",
    };

    private readonly Option<string> level = LogLevelWord.Option("--log-level",
        "The least grave lines that are logged; 'sweep log-level' changes it later.");

    public LogOptions()
    {
        format.CompletionSources.Add("text", "json");
        format.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value is not ("text" or "json")))
                result.AddError($"--log-format {token.Value}: text or json is needed, e.g. --log-format json.");
        });
    }

    public void AddTo(Command command)
    {
        command.Add(format);
        command.Add(level);
    }

    public LogRequest Read(ParseResult parsed, Terminal terminal) => new()
    {
        Format = parsed.GetValue(format) switch
        {
            "text" => LogFormat.Text,
            "json" => LogFormat.Json,
            _ => terminal.IsLive ? LogFormat.Text : LogFormat.Json,
        },
        Detail = parsed.GetValue(level) is { } word ? LogLevelWord.Of(word)!.Value : LogDetail.Information,
    };
}
