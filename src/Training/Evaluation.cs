namespace Sweep.Training;

/// <summary>Result on the whole test set.</summary>
/// <param name="Loss">Mean cross-entropy, nats.</param>
/// <param name="Accuracy">Share classified correctly, 0 to 1.</param>
public readonly record struct Evaluation(double Loss, double Accuracy);
