using Sweep.Cli.Running;
using Sweep.Cli.Tests.Support;
using Sweep.Coordinator.Journal;

namespace Sweep.Cli.Tests.Running;

/// <summary>A sweep of which every trial fails alike, until what is wrong has been put right.</summary>
public sealed class DiagnosisTests
{
    private const string Definition = """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: broken}
        spec:
          trainer: {model: mlp, dataset: digits, hidden: [4], batchSize: 50, steps: 2}
          grid:
            - {optimizer: sgd, lr: [0.1, 0.2, 0.3, 0.4, 0.5]}
          seeds: 2
        """;

    /// <summary>Each trial fails once the failure before it is durable, so that the node does not run ahead.</summary>
    private static readonly SweepStarter Broken = options =>
    {
        var recorded = new SemaphoreSlim(1);
        return LocalSweep.Start(options with
        {
            OpenData = _ =>
            {
                recorded.Wait();
                throw new FileNotFoundException("no file /mnt/digits/train");
            },
            OnFacts = facts =>
            {
                options.OnFacts(facts);
                foreach (var _ in facts.Where(fact => fact.Fact is SweepFact.TrialFinished)) recorded.Release();
            },
        });
    };

    [Fact]
    public void Everything_fails_alike_so_the_run_pauses_and_says_how_to_go_on()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("broken.yaml", Definition);

        var run = CommandRun.Of("", Broken, "run", file, "--out", Path.Combine(folder.Path, "out"), "--workers", "1");

        run.ExitCode.ShouldBe(1);
        // One that the node had begun may have failed as well by then.
        run.Error.ShouldMatch("paused with [0-9]+ of 10 trials done: the first 3 configurations failed");
        run.Error.ShouldContain("no file /mnt/digits/train");
        run.Error.ShouldContain($"  sweep run {file}");
    }

    [Fact]
    public void The_same_command_goes_on_with_the_failed_trials_too()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("broken.yaml", Definition);
        var (mended, whole) = (Path.Combine(folder.Path, "mended"), Path.Combine(folder.Path, "whole"));

        CommandRun.Of("", Broken, "run", file, "--out", mended, "--workers", "1");
        var run = CommandRun.Of("run", file, "--out", mended, "--workers", "1");
        CommandRun.Of("run", file, "--out", whole, "--workers", "1");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("10 trials: 10 completed");
        File.ReadAllText(Path.Combine(mended, "trials.csv"))
            .ShouldBe(File.ReadAllText(Path.Combine(whole, "trials.csv")));
        CommandRun.Of("verify", mended).ExitCode.ShouldBe(0);
    }
}
