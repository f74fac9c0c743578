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

    public static CommandRun Of(string input, SweepStarter start, params string[] arguments) =>
        Of(new Terminal
        {
            Input = new StringReader(input),
            Output = TextWriter.Null,
            Error = TextWriter.Null,
            Variable = _ => null,
        }, start, arguments);

    /// <summary>With SWEEP_SERVER set, patient with it, and without waiting between tries.</summary>
    public static CommandRun At(string server, params string[] arguments) =>
        At(server, terminal => terminal, arguments);

    /// <param name="server">The value of SWEEP_SERVER.</param>
    /// <param name="change">What else is different about the terminal.</param>
    /// <param name="arguments">As typed.</param>
    public static CommandRun At(string server, Func<Terminal, Terminal> change, params string[] arguments) => Of(
        change(new Terminal
        {
            Input = TextReader.Null,
            Output = TextWriter.Null,
            Error = TextWriter.Null,
            Variable = name => name switch
            {
                "SWEEP_SERVER" => server,
                "SWEEP_COMPLETION_SECONDS" => "30",
                _ => null,
            },
            Pause = _ => { },
        }),
        LocalSweep.Start, arguments);

    private static CommandRun Of(Terminal with, SweepStarter start, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = with with { Output = output, Error = error };
        var exitCode = SweepCommandLine.Run(arguments, terminal, start);
        return new CommandRun(exitCode, output.ToString(), error.ToString().ReplaceLineEndings("\n"));
    }
}
