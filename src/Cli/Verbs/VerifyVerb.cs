using System.CommandLine;
using Sweep.Cli.CommandLine;
using Sweep.Cli.Rendering;
using Sweep.Cli.Results;
using Sweep.Cli.Terminals;
using Sweep.Coordinator.Verification;

namespace Sweep.Cli.Verbs;

/// <summary><c>sweep verify</c>: replays the journal and compares it with the result files.</summary>
internal static class VerifyVerb
{
    public static Verb Create(Terminal terminal)
    {
        var folder = Arguments.ResultFolder();
        var command = new Command(
            "verify", "Replays the journal, checks each fact, and compares with the result files.")
        {
            folder,
        };
        command.SetAction(parsed => Verify(parsed.GetRequiredValue(folder), terminal));
        return new Verb(command, "sweep verify results");
    }

    private static int Verify(string folder, Terminal terminal)
    {
        using var journal = ResultFolder.OpenJournal(folder);
        var report = SweepVerification.Verify(folder, journal);
        terminal.Output.WriteLine(
            $"checked {Plural.Of(report.Facts, "fact")}, "
            + $"{report.Finished} of {Plural.Of(report.Trials, "trial")} finished, "
            + $"{Plural.Of(report.Attempts, "attempt")}, {Plural.Of(report.Reports, "report")}, "
            + $"{Plural.Of(report.Verdicts, "verdict")}, {Plural.Of(report.Files, "file")}");
        foreach (var note in report.Notes) terminal.Output.WriteLine($"note: {note}");
        foreach (var finding in report.Findings) terminal.Output.WriteLine($"wrong: {finding}");
        if (report.FindingCount > report.Findings.Length)
            terminal.Output.WriteLine($"... and {report.FindingCount - report.Findings.Length} more");
        terminal.Output.WriteLine(report.IsSound
            ? $"{folder} is sound."
            : $"{folder} is NOT sound: {Plural.Of(report.FindingCount, "finding")}.");
        return report.IsSound ? ExitCode.Done : ExitCode.Failed;
    }
}
