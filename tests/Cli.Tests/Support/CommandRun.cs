using Sweep.Cli.CommandLine;
using Sweep.Cli.Running;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Tests.Support;

/// <summary>What a command line gave, run in this process against captured streams.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static CommandRun Of(params string[] arguments) => Of("", LocalSweep.Start, arguments);

    public static CommandRun WithInput(string input, params string[] arguments) =>
        Of(input, LocalSweep.Start, arguments);

    public static CommandRun Of(string input, SweepStarter start, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal { Input = new StringReader(input), Output = output, Error = error };
        var exitCode = SweepCommandLine.Run(arguments, terminal, start);
        return new CommandRun(exitCode, output.ToString(), error.ToString().ReplaceLineEndings("\n"));
    }
}
