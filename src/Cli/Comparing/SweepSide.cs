using Sweep.Cli.Progress;
using Sweep.Cli.Results;
using Sweep.Messages;
using Sweep.Messages.Definition;
using Sweep.Search;

namespace Sweep.Cli.Comparing;

/// <summary>One of two sweeps that are compared: its grid, and what its seeds came to so far.</summary>
internal sealed record SweepSide(
    string Path, Grid Grid, IReadOnlyDictionary<ConfigurationId, IReadOnlyList<SeedResult>> Results)
{
    /// <exception cref="RefusedException">There is no such folder, or no sweep in it.</exception>
    public static SweepSide Open(string path)
    {
        using var folder = ResultFolder.Open(path);
        var progress = new RunProgress(folder.Grid);
        progress.Replay(folder.Journal.Read());
        return new SweepSide(path, folder.Grid, progress.Results.ToDictionary(row => row.Id, row => row.Results));
    }

    public Objective Objective => Grid.Definition.Objective;

    /// <summary>The trainer's fields that this sweep has as axes.</summary>
    public IEnumerable<string> TrainerAxesUsed =>
        TrainerAxes.All.Select(axis => axis.Name).Where(name => Grid.ParameterNames.Contains(name));

    /// <summary>What identifies a configuration across sweeps: the optimizer with all options, defaults filled in, and
    /// the given fields of the trainer. So a sweep of more steps is compared cell by cell with one of fewer.</summary>
    public string Identity(ConfigurationId id, IEnumerable<string> trainerAxes)
    {
        var spec = Grid.SpecOf(new TrialId(id.Number * Grid.Definition.Seeds.Length));
        var configuration = Grid.ConfigurationAt(id);
        var defaults = TrainerAxes.Defaults(Grid.Definition.Trainer).ToDictionary();
        return string.Join(' ', [
            spec.Optimizer.Name,
            .. spec.Optimizer.Options.Select(option => $"{option.Key}={option.Value.Canonical}"),
            .. trainerAxes.Select(name =>
                $"{name}={(configuration[name] ?? defaults.GetValueOrDefault(name))?.Canonical}"),
        ]);
    }
}
