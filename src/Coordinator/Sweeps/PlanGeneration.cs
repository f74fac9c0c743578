using Sweep.Search;

namespace Sweep.Coordinator.Sweeps;

/// <summary>The cells that one version of a definition brought: all of the first, and those of an extension that were
/// not there before. Numbers count on from the generation before, in grid order. Nothing is stored per cell, only per
/// configuration and per seed of an extension.</summary>
internal sealed class PlanGeneration
{
    private readonly long _configurations;
    private readonly int _seeds;
    private readonly PlanMatch? _match;

    private PlanGeneration(Grid grid, long firstTrial, PlanMatch? match)
    {
        (_configurations, _seeds) = (grid.ConfigurationCount, grid.Definition.Seeds.Length);
        (FirstTrial, _match) = (firstTrial, match);
    }

    /// <summary>Number of its first trial.</summary>
    public long FirstTrial { get; }

    public static PlanGeneration First(Grid grid) => new(grid, 0, null);

    /// <param name="grid">Of the extended definition.</param>
    /// <param name="firstTrial">Trials that there are already.</param>
    /// <param name="match">Which of its configurations and seeds were there.</param>
    public static PlanGeneration Next(Grid grid, long firstTrial, PlanMatch match) => new(grid, firstTrial, match);

    public long PositionOf(PlanCell cell) => (cell.Configuration * _seeds) + cell.Seed;

    public PlanCell CellAtPosition(long position)
    {
        var (configuration, seed) = Math.DivRem(position, _seeds);
        return new PlanCell(configuration, (int)seed);
    }

    /// <summary>The same cell in the generation before; null when this one brought it.</summary>
    public PlanCell? Earlier(PlanCell cell) => _match?.Earlier(cell);

    /// <summary>A cell of the generation before, in this one.</summary>
    public PlanCell Later(PlanCell cell) => _match!.Later(cell);

    /// <summary>The trial's number of a cell that this generation brought.</summary>
    public long NumberOf(PlanCell cell)
    {
        if (_match is null) return PositionOf(cell);
        var within = _match.IsOld(cell.Configuration) ? _match.NewSeedsBefore(cell.Seed) : cell.Seed;
        return FirstTrial + StartOf(cell.Configuration, _match) + within;
    }

    /// <summary>The reverse of <see cref="NumberOf"/>.</summary>
    public PlanCell CellOf(long number)
    {
        if (_match is null) return CellAtPosition(number);
        var rank = number - FirstTrial;
        var (low, high) = (0L, _configurations - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (StartOf(middle, _match) <= rank) low = middle;
            else high = middle - 1;
        }

        var within = (int)(rank - StartOf(low, _match));
        return new PlanCell(low, _match.IsOld(low) ? _match.NewSeeds[within] : within);
    }

    /// <summary>The cell that this generation starts as number <paramref name="run"/>: seed by seed.</summary>
    public PlanCell CellAtRun(long run)
    {
        if (_match is null)
        {
            var (seedIndex, configuration) = Math.DivRem(run, _configurations);
            return new PlanCell(configuration, (int)seedIndex);
        }

        for (var seed = 0; ; seed++)
        {
            var isNew = _match.IsNewSeed(seed);
            var count = isNew ? _configurations : _match.NewConfigurations.Length;
            if (run < count) return new PlanCell(isNew ? run : _match.NewConfigurations[run], seed);
            run -= count;
        }
    }

    /// <summary>New cells in the configurations before this one.</summary>
    private long StartOf(long configuration, PlanMatch match)
    {
        var old = match.OldBefore(configuration);
        return (old * match.NewSeeds.Length) + ((configuration - old) * _seeds);
    }
}
