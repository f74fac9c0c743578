using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.CommandLine.Completion;
using Sweep.Cli.Reporting;
using Sweep.Cli.Results;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep report</c>: a sweep as one page for a browser.</summary>
internal static class ReportVerb
{
    public static Verb Create(Terminal terminal)
    {
        var folder = Arguments.ResultFolder();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Where to write the page; report.html in DIR when not given.",
            HelpName = "FILE",
            CompletionSources = { ShellKinds.OfFiles },
        };
        var command = new Command("report", "Writes one HTML file with curves, ranking and early ends; works offline.")
        {
            folder, output,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(folder);
            using var results = ResultFolder.Open(path);
            var file = parsed.GetValue(output) ?? Path.Combine(path, "report.html");
            if (Directory.Exists(file))
                throw new RefusedException($"{file} is a folder: --output needs a file's name.");
            var page = ReportPage.Compose(SweepReport.Of(results.Grid, results.Journal));
            var partial = file + ".partial";
            File.WriteAllText(partial, page);
            File.Move(partial, file, overwrite: true);
            terminal.Output.WriteLine($"{file} is written: open it in a browser.");
            return ExitCode.Done;
        });
        return new Verb(command, "sweep report results", "sweep report results --output comparison.html");
    }
}
