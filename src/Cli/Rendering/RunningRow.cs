namespace Sweep.Cli.Rendering;

/// <summary>A trial that trains now.</summary>
/// <param name="Step">The step reported last.</param>
/// <param name="Steps">Steps in the whole trial; null while that is not known.</param>
/// <param name="TrainLoss">The curve of its training loss so far.</param>
/// <param name="Objective">The objective's value reported last; null before the first.</param>
internal sealed record RunningRow(
    TrialLabel Trial, long Step, long? Steps, IReadOnlyList<double> TrainLoss, double? Objective)
{
    /// <summary>The training loss reported last; null before the first.</summary>
    public double? LastLoss { get; init; }
}
