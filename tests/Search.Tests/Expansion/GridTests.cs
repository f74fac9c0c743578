using Sweep.Messages;
using static Sweep.Search.Tests.Expansion.GridDefinitions;

namespace Sweep.Search.Tests.Expansion;

public sealed class GridTests
{
    private const string TenMillion = """
        [{optimizer: adam,
          lr: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], eps: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
          weight_decay: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], batchSize: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
          steps: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
          hidden: [[1], [2], [3], [4], [5], [6], [7], [8], [9], []],
          betas: [[0, 0], [0, 0.1], [0, 0.2], [0, 0.3], [0, 0.4], [0.5, 0], [0.6, 0], [0.7, 0], [0.8, 0], [0.9, 0]],
          exclude: [{lr: 3, steps: 7}, {eps: [1, 2], batchSize: 5}]}]
        """;

    [Fact]
    public void Cells_come_in_order_of_the_names_with_the_last_fastest()
    {
        var grid = Grid.Expand(OfBlocks("[{momentum: [0, 0.9], lr: [0.1, 0.01], optimizer: sgd}]"));

        Displays(grid).ShouldBe([
            "sgd lr=0.1 momentum=0", "sgd lr=0.1 momentum=0.9", "sgd lr=0.01 momentum=0", "sgd lr=0.01 momentum=0.9"]);
        grid.ParameterNames.ShouldBe(["optimizer", "lr", "momentum"]);
    }

    [Fact]
    public void A_named_default_and_an_unnamed_one_are_one_cell()
    {
        var grid = Grid.Expand(OfBlocks("[{optimizer: sgd, lr: 1e-3}, {optimizer: sgd, momentum: 0, lr: 0.0010}]"));

        Displays(grid).ShouldBe(["sgd lr=0.001"]);
        grid.Blocks[1].ShouldBe(new BlockCount(Product: 1, Excluded: 0, Included: 0, Duplicates: 1, Configurations: 0));
    }

    [Fact]
    public void A_trainer_axis_that_repeats_the_trainer_is_one_cell_with_it()
    {
        var grid = Grid.Expand(OfBlocks("[{optimizer: sgd, steps: [90, 60]}, {optimizer: sgd}]"));

        grid.ConfigurationCount.ShouldBe(2);
    }

    [Fact]
    public void What_an_earlier_block_excludes_a_later_one_can_bring_back()
    {
        var grid = Grid.Expand(OfBlocks(
            "[{optimizer: sgd, lr: [1, 2], momentum: [0, 1], exclude: [{lr: 2, momentum: 1}]}, "
            + "{optimizer: sgd, lr: [1, 2], momentum: 1}]"));

        Displays(grid).ShouldBe([
            "sgd lr=1 momentum=0", "sgd lr=1 momentum=1", "sgd lr=2 momentum=0", "sgd lr=2 momentum=1"]);
    }

    [Fact]
    public void Linked_axes_advance_together_and_may_link_the_optimizer()
    {
        var grid = Grid.Expand(OfBlocks(
            "[{zip: {optimizer: [sgd, adam], lr: [0.1, 0.001]}, weight_decay: [0, 0.1]}]"));

        Displays(grid).ShouldBe([
            "sgd lr=0.1 weight_decay=0", "sgd lr=0.1 weight_decay=0.1",
            "adam lr=0.001 weight_decay=0", "adam lr=0.001 weight_decay=0.1"]);
    }

    [Fact]
    public void Trials_number_the_seeds_of_each_configuration()
    {
        var grid = Grid.Expand(OfBlocks("[{optimizer: sgd, lr: [1, 2]}]", seeds: "[7, 3, 5]"));

        grid.TrialCount.ShouldBe(6);
        grid.ConfigurationOf(new TrialId(4)).ShouldBe(new ConfigurationId(1));
        grid.SeedOf(new TrialId(4)).ShouldBe(3);
    }

    [Fact]
    public void A_spec_has_the_optimizers_defaults_and_the_axes_of_its_cell()
    {
        var grid = Grid.Expand(OfBlocks("[{optimizer: adam, steps: [30, 60], hidden: [[8, 4], []]}]", seeds: "2"));

        var spec = grid.SpecOf(new TrialId(3));

        spec.Length.ShouldBe(TrialLength.Steps(60));
        spec.Hidden.ShouldBe([8, 4]);
        spec.EvaluateEvery.ShouldBe(60);
        spec.ReportEvery.ShouldBeNull();
        spec.Seed.ShouldBe(1);
        spec.Optimizer.Number("lr").ShouldBe(0.001);
        spec.Optimizer.Numbers("betas").ShouldBe([0.9, 0.999]);
        spec.Optimizer.Flag("amsgrad").ShouldBeFalse();
    }

    [Fact]
    public void Numbers_outside_of_the_grid_are_refused()
    {
        var grid = Grid.Expand(OfBlocks("[{optimizer: sgd}]"));

        Should.Throw<ArgumentOutOfRangeException>(() => grid.ConfigurationAt(new ConfigurationId(1)));
        Should.Throw<ArgumentOutOfRangeException>(() => grid.SpecOf(new TrialId(-1)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Drawn_grids_equal_their_cell_by_cell_expansion(uint seed)
    {
        var definition = OfBlocks(Drawn(seed));

        var grid = Grid.Expand(definition);

        var expected = new EagerGrid(definition);
        Displays(grid).ShouldBe(expected.Displays, $"seed {seed}: {Drawn(seed)}");
        grid.Blocks.AsEnumerable().ShouldBe(expected.Blocks, $"seed {seed}: {Drawn(seed)}");
        Displays(grid).Count.ShouldBe(Keys(grid).Distinct().Count(), $"seed {seed}: {Drawn(seed)}");
    }

    [Fact]
    public void Ten_million_cells_take_less_than_a_mebibyte()
    {
        var definition = OfBlocks(TenMillion);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var grid = Grid.Expand(definition);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
        grid.ConfigurationCount.ShouldBe(10_000_000 - 100_000 - 200_000 + 2_000);
        grid.ConfigurationAt(new ConfigurationId(grid.ConfigurationCount - 1)).Display.ShouldBe(
            "adam batchSize=10 betas=[0.9,0] eps=10 hidden=[] lr=10 steps=10 weight_decay=10");
    }

    [Fact]
    public void Random_access_into_ten_million_cells_finds_no_excluded_one()
    {
        var grid = Grid.Expand(OfBlocks(TenMillion));

        for (var number = 0L; number < grid.ConfigurationCount; number += 9973)
        {
            var cell = grid.ConfigurationAt(new ConfigurationId(number));
            (Value(cell, "lr") == 3 && Value(cell, "steps") == 7).ShouldBeFalse(cell.Display);
            (Value(cell, "eps") <= 2 && Value(cell, "batchSize") == 5).ShouldBeFalse(cell.Display);
        }
    }

    public static TheoryData<uint> Seeds() => [.. Enumerable.Range(1, 200).Select(seed => (uint)seed)];

    private static double Value(Configuration cell, string name) => ((ParameterValue.Number)cell[name]!).Value;

    private static List<string> Displays(Grid grid) => [.. Cells(grid).Select(cell => cell.Display)];

    private static List<string> Keys(Grid grid) => [.. Cells(grid).Select(cell => cell.Key)];

    private static IEnumerable<Configuration> Cells(Grid grid)
    {
        for (var number = 0L; number < grid.ConfigurationCount; number++)
        {
            yield return grid.ConfigurationAt(new ConfigurationId(number));
        }
    }
}
