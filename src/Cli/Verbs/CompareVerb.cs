using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.CommandLine.Completion;
using Sweep.Cli.Comparing;
using Sweep.Cli.References;
using Sweep.Cli.Results;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep compare</c>: two sweeps side by side, or one beside published runs.</summary>
internal static class CompareVerb
{
    public static Verb Create(Terminal terminal)
    {
        var first = new Argument<string>("A")
        {
            HelpName = "A",
            Description = "A folder that 'sweep run --out DIR' wrote.",
            CompletionSources = { ShellKinds.OfFolders },
        };
        var second = new Argument<string?>("B")
        {
            HelpName = "B",
            Description = "Another such folder, held against the first.",
            Arity = ArgumentArity.ZeroOrOne,
            CompletionSources = { ShellKinds.OfFolders },
        };
        var reference = new Option<string?>("--reference")
        {
            Description = "A CSV file of published single runs, held against A instead of a second folder.",
            HelpName = "FILE",
            CompletionSources = { ShellKinds.OfFiles },
        };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of the table." };
        var command = new Command(
            "compare", "Compares two sweeps configuration by configuration, or one with published runs.")
        {
            first, second, reference, json,
        };
        command.SetAction(parsed =>
        {
            var (folder, other) = (parsed.GetRequiredValue(first), parsed.GetValue(second));
            terminal.Output.Write((other, parsed.GetValue(reference)) switch
            {
                ({ } b, null) => Sweeps(folder, b, parsed.GetValue(json), terminal),
                (null, { } file) => Reference(folder, file, parsed.GetValue(json), terminal),
                (null, null) => throw new RefusedException(
                    "B is missing: give a second folder, or --reference FILE.csv."),
                _ => throw new RefusedException("give a second folder or --reference FILE.csv, not both."),
            });
            return ExitCode.Done;
        });
        return new Verb(
            command,
            "sweep compare before after",
            "sweep compare before after --json | jq '.configs[] | select(.verdict == \"worse\")'",
            "sweep compare results --reference published.csv");
    }

    private static string Sweeps(string first, string second, bool isJson, Terminal terminal)
    {
        var compared = ComparedSweeps.Of(SweepSide.Open(first), SweepSide.Open(second));
        return isJson ? ComparedJson.Compose(compared) : ComparedTable.Compose(compared, terminal);
    }

    private static string Reference(string folder, string file, bool isJson, Terminal terminal)
    {
        var rows = ReferenceFile.Read(file);
        using var results = ResultFolder.Open(folder);
        var compared = ReferenceComparison.Of(results, rows);
        return isJson
            ? ReferenceJson.Compose(folder, file, compared)
            : ReferenceTable.Compose(file, compared, terminal);
    }
}
