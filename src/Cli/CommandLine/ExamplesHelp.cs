using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Sweep.Cli.CommandLine;

/// <summary>The usual help of a command, followed by examples to copy.</summary>
internal sealed class ExamplesHelp(HelpAction usual, IReadOnlyDictionary<Command, string[]> examples)
    : SynchronousCommandLineAction
{
    /// <summary>Asking for help is never an error, whatever else was typed.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (!examples.TryGetValue(parseResult.CommandResult.Command, out var lines)) return ExitCode.Done;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var line in lines) output.WriteLine("  " + line);
        output.WriteLine();
        return ExitCode.Done;
    }
}
