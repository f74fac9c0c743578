using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Cli.Tests.Support;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Tests.Rendering;

public sealed class ComparisonTableTests
{
    [Fact]
    public void A_pipe_gets_every_column() => Golden.ShouldMatch(Table(null), "comparison.txt");

    [Fact]
    public void A_narrow_terminal_gets_the_columns_that_matter_most()
    {
        var text = Table(60);

        text.Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(60);
        text.ShouldContain("accuracy, %");
        text.ShouldNotContain("max");
    }

    [Fact]
    public void Columns_for_early_ends_are_there_only_when_needed()
    {
        Table(null).ShouldContain("diverged");
        Table(null).ShouldNotContain("failed");
    }

    private static string Table(int? columns)
    {
        SeedResult[] good = [Measured(0, 0.981), Measured(1, 0.979), Measured(2, 0.980)];
        SeedResult[] close = [Measured(0, 0.980), Measured(1, 0.981), Measured(2, 0.975)];
        SeedResult[] lost = [.. Enumerable.Range(0, 3).Select(seed => new SeedResult(seed, TrialState.Diverged, null))];
        var ranked = Leaderboard.Rank([(new(0), good), (new(1), close), (new(2), lost)], Goal.Maximize);
        return new ComparisonTable(SyntheticSweep.SmallGrid, ranked, Glyphs.Unicode).Render(columns, hasColors: false);
    }

    private static SeedResult Measured(int seed, double value) => new(seed, TrialState.Completed, value);
}
