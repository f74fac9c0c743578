using System.Text.Json;
using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.Comparing;

public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder before = new();
    private readonly TemporaryFolder after = new();

    public void Dispose()
    {
        before.Dispose();
        after.Dispose();
    }

    [Fact]
    public void A_sweep_compared_with_itself_shows_no_difference()
    {
        Run(before);

        var compare = CommandRun.Of("compare", before.Path, before.Path);

        compare.ExitCode.ShouldBe(0);
        compare.Output.ShouldContain("3 configurations in both: 2 no difference shown, 1 too few seeds "
            + "(paired t-tests, since both used the same seeds; Holm's correction over the rows, 5 %).");
    }

    [Fact]
    public void Sweeps_of_other_lengths_are_compared_cell_by_cell()
    {
        Run(before);
        Run(after, "--set", "trainer.steps=200");

        var compare = CommandRun.Of("compare", before.Path, after.Path);

        compare.Output.ShouldContain("A  " + before.Path + ": small, 100 synthetic steps, 3 seeds\nB  ");
        compare.Output.ShouldContain("3 configurations in both");
        compare.Output.ShouldMatch(@"adam lr=0\.01 .*\+\d.* no difference shown\n");
    }

    [Fact]
    public void A_field_of_the_trainer_that_is_an_axis_tells_cells_apart()
    {
        Run(before);
        Run(after, "--set", "grid[0].steps=[100, 200]");

        var compare = CommandRun.Of("compare", before.Path, after.Path);

        compare.Output.ShouldContain("3 configurations in both");
        compare.Output.ShouldMatch(@"adam lr=0\.01 steps=200 .* only in B\n");
    }

    [Fact]
    public void Other_seeds_are_compared_by_welchs_test()
    {
        Run(before);
        Run(after, "--set", "seeds=[7, 8, 9, 10]");

        var compare = CommandRun.Of("compare", before.Path, after.Path);

        compare.Output.ShouldContain("Welch's t-tests, since the seeds differ");
    }

    [Fact]
    public void Configurations_of_one_sweep_alone_are_shown_too()
    {
        Run(before);
        Run(after, "--set", "grid[0].lr=[0.01, 0.1]");

        var compare = CommandRun.Of("compare", before.Path, after.Path);

        compare.Output.ShouldMatch(@"adam lr=0\.001 .* only in A\n");
        compare.Output.ShouldMatch(@"adam lr=0\.1 .* only in B\n");
        compare.Output.ShouldContain("2 configurations in both");
    }

    [Fact]
    public void Json_holds_each_row()
    {
        Run(before);

        using var json = JsonDocument.Parse(CommandRun.Of("compare", before.Path, before.Path, "--json").Output);

        var rows = json.RootElement.GetProperty("configs");
        rows.GetArrayLength().ShouldBe(3);
        rows[0].GetProperty("config").GetString().ShouldBe("adam lr=0.001");
        rows[0].GetProperty("a").GetProperty("n").GetInt32().ShouldBe(3);
        rows[0].GetProperty("difference").GetProperty("test").GetString().ShouldBe("paired");
        rows[0].GetProperty("difference").GetProperty("mean").GetDouble().ShouldBe(0);
        rows[2].GetProperty("verdict").GetString().ShouldBe("too few seeds");
        rows[2].GetProperty("a").GetProperty("lost").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void Sweeps_with_other_objectives_are_refused()
    {
        Run(before);
        Run(after, "--set", "objective.metric=loss", "--set", "objective.goal=minimize");

        var compare = CommandRun.Of("compare", before.Path, after.Path);

        compare.ExitCode.ShouldBe(2);
        compare.Error.ShouldContain("only sweeps with the same objective can be compared");
    }

    [Theory]
    [InlineData("B is missing: give a second folder, or --reference FILE.csv.", "somewhere")]
    [InlineData("not both", "somewhere", "elsewhere", "--reference", "published.csv")]
    [InlineData("there is no folder nowhere", "nowhere", "elsewhere")]
    public void What_cannot_be_compared_is_refused(string expected, params string[] arguments)
    {
        var compare = CommandRun.Of(["compare", .. arguments]);

        compare.ExitCode.ShouldBe(2);
        compare.Error.ShouldContain(expected);
    }

    private static void Run(TemporaryFolder folder, params string[] more) =>
        CommandRun.WithInput(SyntheticSweep.Definition, ["run", "-", "--out", folder.Path, .. more])
            .ExitCode.ShouldBe(0);
}
