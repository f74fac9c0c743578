using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Coordinator.Sweeps;

/// <summary>What the definition fixes for ever: the cells, and the order in which they are started. Trials start
/// seed by seed (the first seed of every configuration, then the second), so that an early look at a sweep compares
/// all configurations instead of knowing the first ones well.</summary>
public sealed class SweepPlan(Grid grid)
{
    public Grid Grid => grid;

    public SweepDefinition Definition => grid.Definition;

    /// <summary>Trials that may ever start: all cells, or the first ones that the budget allows.</summary>
    public long RunLimit => Math.Min(grid.TrialCount, Definition.Budget.Trials ?? long.MaxValue);

    /// <summary>The trial that is started as number <paramref name="run"/>, 0 to <see cref="RunLimit"/> - 1.</summary>
    public TrialId TrialAt(long run)
    {
        var (seedIndex, configuration) = Math.DivRem(run, grid.ConfigurationCount);
        return new TrialId(configuration * Definition.Seeds.Length + seedIndex);
    }
}
