using System.CommandLine;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Remote;

/// <summary>One use of a verb that asks a coordinator.</summary>
internal sealed record ServerCall(ServerClient Client, ParseResult Parsed, Terminal Terminal)
{
    /// <summary>Print JSON instead of text.</summary>
    public bool IsJson { get; init; }

    /// <summary>Prints an answer as it came, or as <paramref name="text"/> says it to people.</summary>
    public int Print<T>(Answer<T> answer, Func<T, string> text)
    {
        Terminal.Output.WriteLine((IsJson ? answer.Text : text(answer.Value)).TrimEnd('\n'));
        return ExitCode.Done;
    }
}
