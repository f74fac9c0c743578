using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.CommandLine;

public sealed class PlanTests
{
    [Fact]
    public void A_plan_counts_cells_per_block()
    {
        var run = CommandRun.WithInput(SyntheticSweep.Definition, "plan", "-", "--workers", "2");

        Golden.ShouldMatch(run.Output, "plan.txt");
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_set_duration_is_divided_over_the_workers()
    {
        var run = CommandRun.WithInput(
            SyntheticSweep.Definition, "plan", "-", "--workers", "3", "--set", "trainer.durationSeconds=10");

        run.Output.ShouldContain("About 30 s on 3 workers");
    }

    [Fact]
    public void A_valid_definition_is_called_valid() =>
        CommandRun.WithInput(SyntheticSweep.Definition, "validate", "-").Output
            .ShouldBe("small is valid: 3 configurations x 3 seeds = 9 trials.\n");
}
