using System.Text.Json;
using Sweep.Cli.Running;
using Sweep.Cli.Tests.Support;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;

namespace Sweep.Cli.Tests.Running;

public sealed class RunCommandTests
{
    [Fact]
    public void A_run_ends_with_the_table_and_what_it_means()
    {
        var run = CommandRun.WithInput(SyntheticSweep.Definition, "run", "-", "--workers", "2");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("accuracy, %");
        run.Output.ShouldContain("small: 9 trials:");
        run.Output.ShouldContain("Nothing was written: give --out DIR");
        run.Error.ShouldContain("100 %: 9 of 9 trials");
    }

    [Fact]
    public void Results_are_kept_and_not_run_again()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("small.yaml", SyntheticSweep.Definition);
        var output = Path.Combine(folder.Path, "out");

        var first = CommandRun.Of("run", file, "--out", output);
        var files = Contents(output);
        var second = CommandRun.Of("run", file, "--out", output);

        second.ExitCode.ShouldBe(0);
        second.Error.ShouldContain("finished already");
        second.Output.ShouldBe(first.Output);
        Contents(output).ShouldBe(files);
    }

    [Fact]
    public void Another_definition_in_the_same_folder_is_refused_and_both_are_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("small.yaml", SyntheticSweep.Definition);
        var output = Path.Combine(folder.Path, "out");
        CommandRun.Of("run", file, "--out", output);

        var run = CommandRun.Of("run", file, "--out", output, "--set", "seeds=2", "--set", "metadata.name=other");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("seeds");
    }

    [Fact]
    public void A_folder_with_results_but_no_journal_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.File("trials.csv", "precious");

        var run = CommandRun.WithInput(SyntheticSweep.Definition, "run", "-", "--out", folder.Path);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("it holds trials.csv but no journal.db");
        File.ReadAllText(Path.Combine(folder.Path, "trials.csv")).ShouldBe("precious");
    }

    [Fact]
    public void Json_is_the_only_thing_on_stdout()
    {
        var run = CommandRun.WithInput(SyntheticSweep.Definition, "run", "-", "--json");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("configs").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public void A_wrong_definition_shows_all_of_its_errors()
    {
        var text = SyntheticSweep.Definition.Replace("adam", "adm").Replace("seeds: 3", "sedes: 3");

        var run = CommandRun.WithInput(text, "run", "-");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("(standard input):8:");
        run.Error.ShouldContain("(standard input):10:");
        run.Error.ShouldContain("nothing was run.");
    }

    [Fact]
    public void An_interrupted_run_says_how_to_go_on()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("small sweep.yaml", SyntheticSweep.Definition);

        var run = CommandRun.Of("", Ending(new SweepOutcome.Interrupted()), "run", file, "--out", folder.Path + "/out");

        run.ExitCode.ShouldBe(130);
        run.Error.ShouldContain($"  sweep run '{file}' --out {folder.Path}/out\n");
    }

    [Fact]
    public void A_failed_sweep_says_why()
    {
        var run = CommandRun.Of(
            SyntheticSweep.Definition, Ending(new SweepOutcome.Failed("all 9 trials failed")), "run", "-");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("the sweep failed: all 9 trials failed");
    }

    [Fact]
    public void A_full_disk_is_an_error_with_its_own_words()
    {
        var full = new JournalException(JournalFault.DiskFull, "/out/journal.db: the disk is full; free some space.");

        var run = CommandRun.Of(SyntheticSweep.Definition, Failing(full), "run", "-");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldEndWith("sweep run: /out/journal.db: the disk is full; free some space.\n");
    }

    [Fact]
    public void A_bug_is_one_line_and_never_a_stack_trace()
    {
        var run = CommandRun.Of(SyntheticSweep.Definition, Failing(new InvalidOperationException("boom")), "run", "-");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("sweep: InvalidOperationException: boom");
        run.Error.ShouldContain("this is a bug");
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public void A_bug_leaves_its_stack_in_the_log_file()
    {
        using var folder = new TemporaryFolder();

        CommandRun.Of(
            SyntheticSweep.Definition,
            Failing(new InvalidOperationException("boom")), "run", "-", "--out", folder.Path);

        File.ReadAllText(Path.Combine(folder.Path, "sweep.log")).ShouldContain("InvalidOperationException: boom");
    }

    private static SortedDictionary<string, string> Contents(string folder) =>
        new(new[] { "trials.csv", "reports.csv", "summary.json" }
            .ToDictionary(name => name, name => File.ReadAllText(Path.Combine(folder, name))));

    private static SweepStarter Ending(SweepOutcome outcome) => _ => new EndedSweep(Task.FromResult(outcome));

    private static SweepStarter Failing(Exception failure) =>
        _ => new EndedSweep(Task.FromException<SweepOutcome>(failure));

    private sealed class EndedSweep(Task<SweepOutcome> completion) : ILocalSweep
    {
        public Task<SweepOutcome> Completion => completion;

        public void Interrupt() { }

        public void Dispose() { }
    }
}
