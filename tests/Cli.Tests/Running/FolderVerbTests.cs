using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.Running;

public sealed class FolderVerbTests
{
    [Fact]
    public void Results_prints_what_the_run_printed()
    {
        using var folder = new TemporaryFolder();
        var run = Run(folder);

        var results = CommandRun.Of("results", folder.Path);

        results.ExitCode.ShouldBe(0);
        run.Output.ShouldStartWith(results.Output);
    }

    [Fact]
    public void Results_as_json_are_the_summary_file()
    {
        using var folder = new TemporaryFolder();
        Run(folder);

        CommandRun.Of("results", folder.Path, "--json").Output
            .ShouldBe(File.ReadAllText(Path.Combine(folder.Path, "summary.json")));
    }

    [Fact]
    public void Verify_is_content_with_an_untouched_folder()
    {
        using var folder = new TemporaryFolder();
        Run(folder);

        var verify = CommandRun.Of("verify", folder.Path);

        verify.Output.ShouldEndWith("is sound.\n");
        verify.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Verify_finds_a_changed_file()
    {
        using var folder = new TemporaryFolder();
        Run(folder);
        File.AppendAllText(Path.Combine(folder.Path, "trials.csv"), "9,3,0,Completed\n");

        var verify = CommandRun.Of("verify", folder.Path);

        verify.Output.ShouldContain("trials.csv");
        verify.Output.ShouldContain("NOT sound");
        verify.ExitCode.ShouldBe(1);
    }

    [Fact]
    public void Explain_tells_a_trial_with_its_curves()
    {
        using var folder = new TemporaryFolder();
        Run(folder);

        var explain = CommandRun.Of("explain", folder.Path, "trial-0000");

        explain.ExitCode.ShouldBe(0);
        explain.Output.ShouldStartWith(
            "trial-0000: adam lr=0.001, seed 0\nCompleted after 100 of 100 steps, accuracy ");
        explain.Output.ShouldContain("train_loss");
    }

    [Fact]
    public void Explain_tells_the_rule_that_ended_a_trial()
    {
        using var folder = new TemporaryFolder();
        Run(folder);

        var explain = CommandRun.Of("explain", folder.Path, "6");

        explain.Output.ShouldContain("Diverged after");
        explain.Output.ShouldContain("Rule loss-");
    }

    [Fact]
    public void A_sweep_in_epochs_is_told_in_steps_and_is_sound()
    {
        using var folder = new TemporaryFolder();
        var text = SyntheticSweep.Definition.Replace("steps: 100, evaluateEvery: 50", "epochs: 2");
        CommandRun.WithInput(text, "run", "-", "--out", folder.Path).ExitCode.ShouldBe(0);

        var (explain, verify) = (CommandRun.Of("explain", folder.Path, "0"), CommandRun.Of("verify", folder.Path));

        explain.Output.ShouldContain("\nCompleted after 200 of 200 steps, accuracy ");
        verify.Output.ShouldEndWith("is sound.\n");
        var accuracies = File.ReadLines(Path.Combine(folder.Path, "reports.csv"))
            .Where(line => line.StartsWith("0,", StringComparison.Ordinal) && line.Contains("accuracy"));
        accuracies.Select(line => line.Split(',')[1]).ShouldBe(["100", "200"]);
    }

    [Fact]
    public void Explain_knows_how_many_trials_there_are()
    {
        using var folder = new TemporaryFolder();
        Run(folder);

        var explain = CommandRun.Of("explain", folder.Path, "9");

        explain.ExitCode.ShouldBe(2);
        explain.Error.ShouldContain("trials are 0 to 8");
    }

    private static CommandRun Run(TemporaryFolder folder) =>
        CommandRun.WithInput(SyntheticSweep.Definition, "run", "-", "--out", folder.Path);
}
