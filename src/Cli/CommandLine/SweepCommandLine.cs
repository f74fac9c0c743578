using System.CommandLine;
using System.CommandLine.Help;
using Sweep.Cli.Running;
using Sweep.Cli.Terminals;
using Sweep.Cli.Verbs;

namespace Sweep.Cli.CommandLine;

/// <summary>The whole command line: verbs, help, refusals, exit codes. Runs in any process and against any terminal,
/// which is how tests call it.</summary>
internal static class SweepCommandLine
{
    private static readonly string[] RootExamples =
    [
        "sweep run examples/quickstart.yaml",
        "sweep run examples/optimizers.yaml --data ../shared/data --out results",
        "sweep results results",
    ];

    /// <summary>Never throws; what goes wrong is written to the terminal's error stream.</summary>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal, SweepStarter start)
    {
        var root = Root(terminal, start);
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            return Invoke(parsed, terminal);
        }
        catch (Exception failure) when (ErrorReport.Knows(failure))
        {
            return ErrorReport.Write(failure, ArgumentRefusals.Path(parsed.CommandResult.Command), terminal);
        }
        catch (Exception bug)
        {
            return ErrorReport.WriteBug(bug, terminal);
        }
    }

    private static int Invoke(ParseResult parsed, Terminal terminal)
    {
        if (parsed.Action is not null and not System.CommandLine.Invocation.ParseErrorAction)
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }

        var path = ArgumentRefusals.Path(parsed.CommandResult.Command);
        foreach (var refusal in ArgumentRefusals.Of(parsed)) terminal.Error.WriteLine($"{path}: {refusal}");
        return ExitCode.Refused;
    }

    private static RootCommand Root(Terminal terminal, SweepStarter start)
    {
        var root = new RootCommand("Runs hyperparameter sweeps: trains every cell of a grid over several seeds, "
            + "stops what "
            + "diverges, and compares the rest.");
        var examples = new Dictionary<Command, string[]> { [root] = RootExamples };
        foreach (var verb in VerbsOf(terminal, start, () => root))
        {
            root.Add(verb.Command);
            examples[verb.Command] = verb.Examples;
        }

        var help = root.Options.OfType<HelpOption>().Single();
        var action = new ExamplesHelp((HelpAction)help.Action!, examples);
        help.Action = action;
        root.SetAction(parsed => action.Invoke(parsed));
        return root;
    }

    private static IEnumerable<Verb> VerbsOf(
        Terminal terminal, SweepStarter start, Func<RootCommand> root) =>
    [
        RunVerb.Create(terminal, start),
        ValidateVerb.Create(terminal),
        PlanVerb.Create(terminal),
        ExportVerb.Create(terminal),
        ResultsVerb.Create(terminal),
        CompareVerb.Create(terminal),
        ReportVerb.Create(terminal),
        ExplainVerb.Create(terminal),
        VerifyVerb.Create(terminal),
        SubmitVerb.Create(terminal),
        ListVerb.Create(terminal),
        StatusVerb.Create(terminal),
        WatchVerb.Create(terminal),
        ChangeVerbs.Stop(terminal),
        ChangeVerbs.Pause(terminal),
        ChangeVerbs.Resume(terminal),
        RetryVerb.Create(terminal),
        DeleteVerb.Create(terminal),
        NodesVerb.Create(terminal),
        DrainVerb.Create(terminal),
        LogLevelVerb.Create(terminal),
        CompletionVerb.Create(terminal),
        CompleteVerb.Create(terminal, root),
        NodeVerb.Create(terminal),
        CoordinatorVerb.Create(terminal),
        TokenVerb.Create(terminal),
    ];
}
