namespace Sweep.Cli.Planning;

/// <summary>What training costs on one core of this machine.</summary>
/// <param name="Step">One optimizer step.</param>
/// <param name="Evaluation">One look at the whole test set.</param>
/// <param name="StepsPerEpoch">Batches in the training set.</param>
internal readonly record struct StepCost(TimeSpan Step, TimeSpan Evaluation, long StepsPerEpoch);
