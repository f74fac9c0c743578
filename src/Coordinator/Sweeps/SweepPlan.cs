using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Coordinator.Sweeps;

/// <summary>Which trials a sweep has and in which order they are started: seed by seed (the first seed of every
/// configuration, then the second), so that an early look at a sweep compares all configurations instead of knowing the
/// first ones well. A trial keeps its number when the definition is extended; the new cells get the next numbers and
/// start after the old ones. Immutable and thread-safe.</summary>
public sealed class SweepPlan
{
    private readonly ImmutableArray<PlanGeneration> _generations;
    private readonly bool _hasOneLength;
    private volatile KnownSchedule? _lastSchedule;

    /// <summary>The plan of a definition that was never extended: trials are numbered in grid order.</summary>
    public SweepPlan(Grid grid)
        : this(grid, [PlanGeneration.First(grid)])
    {
    }

    private SweepPlan(Grid grid, ImmutableArray<PlanGeneration> generations)
    {
        (Grid, _generations) = (grid, generations);
        _hasOneLength = !grid.ParameterNames.Contains(TrainerAxes.Length(grid.Definition.Trainer.Length.Unit));
        HasOneShape = !grid.ParameterNames.Contains(TrainerAxes.Hidden)
            && !grid.ParameterNames.Contains(TrainerAxes.BatchSize);
    }

    /// <summary>Of the latest definition. Its trials are positions: see <see cref="PositionOf"/>.</summary>
    public Grid Grid { get; }

    public SweepDefinition Definition => Grid.Definition;

    public long TrialCount => Grid.TrialCount;

    /// <summary>Trials that may ever start: all cells, or the first ones that the budget allows.</summary>
    public long RunLimit => Math.Min(TrialCount, Definition.Budget.Trials ?? long.MaxValue);

    /// <summary>Numbers are not positions.</summary>
    public bool IsExtended => _generations.Length > 1;

    /// <summary>All trials train networks of one shape.</summary>
    public bool HasOneShape { get; }

    internal int Generations => _generations.Length;

    /// <summary>The plan of a definition as canonical JSON.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static SweepPlan Of(string definition) => new(Grid.Expand(CanonicalDefinition.Read(definition)));

    /// <summary>The trial that is started as number <paramref name="run"/>, 0 to <see cref="RunLimit"/> - 1.</summary>
    public TrialId TrialAt(long run)
    {
        var generation = _generations[IndexOf(run)];
        var cell = generation.CellAtRun(run - generation.FirstTrial);
        return new TrialId(generation.NumberOf(cell));
    }

    /// <summary>Where the trial stands in the latest grid, from 0: its number in files and for people. Without an
    /// extension it is the trial's number.</summary>
    public long PositionOf(TrialId trial)
    {
        if (!IsExtended) return trial.Number;
        var index = IndexOf(trial.Number);
        var cell = _generations[index].CellOf(trial.Number);
        for (index++; index < _generations.Length; index++) cell = _generations[index].Later(cell);
        return _generations[^1].PositionOf(cell);
    }

    /// <summary>The reverse of <see cref="PositionOf"/>.</summary>
    public TrialId TrialAtPosition(long position)
    {
        if (!IsExtended) return new TrialId(position);
        var index = _generations.Length - 1;
        var cell = _generations[index].CellAtPosition(position);
        for (; _generations[index].Earlier(cell) is { } earlier; index--) cell = earlier;
        return new TrialId(_generations[index].NumberOf(cell));
    }

    public TrialSpec SpecOf(TrialId trial) => Grid.SpecOf(new TrialId(PositionOf(trial)));

    public ConfigurationId ConfigurationOf(TrialId trial) => Grid.ConfigurationOf(new TrialId(PositionOf(trial)));

    public int SeedOf(TrialId trial) => Grid.SeedOf(new TrialId(PositionOf(trial)));

    /// <summary>When the trial reports. <paramref name="stepsPerEpoch"/> as for <see cref="ReportSchedule.Of"/>.
    /// </summary>
    public ReportSchedule ScheduleOf(TrialId trial, long? stepsPerEpoch)
    {
        if (!_hasOneLength) return ReportSchedule.Of(SpecOf(trial), stepsPerEpoch);
        if (_lastSchedule is { } last && last.StepsPerEpoch == stepsPerEpoch) return last.Schedule;
        var schedule = ReportSchedule.Of(SpecOf(trial), stepsPerEpoch);
        _lastSchedule = new KnownSchedule(stepsPerEpoch, schedule);
        return schedule;
    }

    /// <summary>The same cells in the same order under other limits.</summary>
    internal SweepPlan WithLimitsOf(Grid grid) => new(grid, _generations);

    /// <summary>The plan after these cells have joined, of which the present ones are a subset.</summary>
    internal SweepPlan WithGeneration(Grid grid, PlanGeneration generation) => new(grid, _generations.Add(generation));

    internal PlanGeneration Latest => _generations[^1];

    private int IndexOf(long number)
    {
        var index = _generations.Length - 1;
        while (_generations[index].FirstTrial > number) index--;
        return index;
    }

    /// <summary>Kept because a report asks for it, and all trials of most sweeps have the same.</summary>
    private sealed record KnownSchedule(long? StepsPerEpoch, ReportSchedule Schedule);
}
