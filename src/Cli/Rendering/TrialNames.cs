using System.Globalization;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Rendering;

/// <summary>Trials as people name them: by number, configuration and seed.</summary>
internal static class TrialNames
{
    /// <summary><c>trial 12 (sgd lr=0.1, seed 2)</c>.</summary>
    public static string Of(Grid grid, TrialId trial)
    {
        var configuration = grid.ConfigurationAt(grid.ConfigurationOf(trial)).Display;
        return string.Create(
            CultureInfo.InvariantCulture, $"trial {trial.Number} ({configuration}, seed {grid.SeedOf(trial)})");
    }
}
