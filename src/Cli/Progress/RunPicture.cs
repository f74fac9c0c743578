using Sweep.Cli.Rendering;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Progress;

/// <summary>A sweep whose facts this process folds, for the live view.</summary>
internal sealed class RunPicture(RunProgress progress, IReadOnlyList<ConfigurationSummary> ranked) : ILivePicture
{
    public string Name => progress.Grid.Definition.Name;

    public string Trainer => TrainerText.Of(progress.Grid.Definition.Trainer);

    public long Configurations => progress.Grid.ConfigurationCount;

    public int Seeds => progress.Grid.Definition.Seeds.Length;

    public string Metric => progress.Grid.Definition.Objective.Metric;

    public long Total => progress.Total;

    public long Finished => progress.Finished;

    public double Fraction => progress.Fraction;

    public long RunningCount => progress.Running.Count();

    public IEnumerable<RunningRow> Running => progress.Running.Select(trial => new RunningRow(
        Label(trial.Trial), trial.Step, trial.Steps, trial.TrainLoss.Points, trial.Objective)
    {
        LastLoss = trial.TrainLoss.Last,
    });

    public IReadOnlyList<LeadingRow> Leading { get; } = new LeadingRows(progress.Grid, ranked);

    public IEnumerable<EarlyEndRow> EarlyEnds => progress.EarlyEnds.Reverse()
        .Select(end => new EarlyEndRow(Label(end.Trial), end.State, end.Why));

    public long Count(TrialState state) => progress.Count(state);

    private TrialLabel Label(TrialId trial) => new(
        progress.Grid.ConfigurationAt(progress.Grid.ConfigurationOf(trial)).Display, progress.Grid.SeedOf(trial));
}
