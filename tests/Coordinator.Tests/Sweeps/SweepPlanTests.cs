using System.Collections.Immutable;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Tests.Sweeps;

/// <summary>Goal: an extension never moves a trial. Method: every trial of a plan is followed through extensions that
/// put new values before, between and after the old ones, in configurations and in seeds.</summary>
public class SweepPlanTests
{
    private static readonly double[][] Rates = [[0.1, 0.01], [0.5, 0.01, 0.1], [0.5, 0.01, 0.1, 2, 3]];
    private static readonly int[][] Seeds = [[0, 1], [7, 1, 0], [7, 1, 0, 9]];

    [Fact]
    public void Without_an_extension_numbers_are_positions()
    {
        var plan = Plan(0, 0);

        Numbers(plan).ShouldBe([0, 1, 2, 3]);
        plan.PositionOf(new TrialId(3)).ShouldBe(3);
    }

    [Fact]
    public void Old_trials_keep_their_numbers_and_new_ones_count_on_in_grid_order()
    {
        var plan = Extend(Plan(0, 0), 1, 1);

        // Configurations 0.5, 0.01, 0.1 by seeds 7, 1, 0; the old ones were 0.1, 0.01 by seeds 0, 1.
        Numbers(plan).ShouldBe([4, 5, 6, 7, 3, 2, 8, 1, 0]);
    }

    [Fact]
    public void New_trials_start_after_the_old_ones_seed_by_seed()
    {
        var plan = Extend(Plan(0, 0), 1, 1);

        Enumerable.Range(0, 9).Select(run => plan.TrialAt(run).Number).ShouldBe([0, 2, 1, 3, 4, 7, 8, 5, 6]);
    }

    [Fact]
    public void A_trial_trains_the_same_through_every_extension()
    {
        var first = Plan(0, 0);
        var second = Extend(first, 1, 1);
        var third = Extend(second, 2, 2);

        foreach (var (earlier, later) in new[] { (first, second), (second, third), (first, third) })
        {
            for (var number = 0; number < earlier.TrialCount; number++)
            {
                var (before, after) = (earlier.SpecOf(new TrialId(number)), later.SpecOf(new TrialId(number)));
                after.Seed.ShouldBe(before.Seed);
                after.Optimizer.Number("lr").ShouldBe(before.Optimizer.Number("lr"));
            }
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Every_cell_has_one_number_one_position_and_one_turn(int rates, int seeds)
    {
        var plan = Extend(Extend(Plan(0, 0), rates, seeds), 2, 2);
        var all = Enumerable.Range(0, (int)plan.TrialCount).Select(i => (long)i).ToArray();

        all.Select(position => plan.TrialAtPosition(position).Number).Order().ShouldBe(all);
        all.Select(run => plan.TrialAt(run).Number).Order().ShouldBe(all);
        all.Select(position => plan.PositionOf(plan.TrialAtPosition(position))).ShouldBe(all);
    }

    [Fact]
    public void Another_order_of_the_same_cells_moves_nothing()
    {
        var plan = Extend(Plan(0, 0), [0.01, 0.1], [1, 0]);

        plan.TrialCount.ShouldBe(4);
        Numbers(plan).ShouldBe([3, 2, 1, 0]);
        Enumerable.Range(0, 4).Select(run => plan.TrialAt(run).Number).ShouldBe([0, 2, 1, 3]);
    }

    private static IEnumerable<long> Numbers(SweepPlan plan) =>
        Enumerable.Range(0, (int)plan.TrialCount).Select(position => plan.TrialAtPosition(position).Number);

    private static SweepPlan Plan(int rates, int seeds) => new(GridOf(Rates[rates], Seeds[seeds]));

    private static SweepPlan Extend(SweepPlan plan, int rates, int seeds) => Extend(plan, Rates[rates], Seeds[seeds]);

    private static SweepPlan Extend(SweepPlan plan, double[] rates, int[] seeds) =>
        SweepExtension.Of(plan, GridOf(rates, seeds)) is SweepExtension.MoreCells more ? more.Plan : plan;

    private static Grid GridOf(double[] rates, int[] seeds) => Grid.Expand(
        Cluster.ClusterScene.Definition(1, rates) with { Seeds = [.. seeds] });
}
