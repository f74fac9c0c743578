using System.Collections.Immutable;

namespace Sweep.Training;

/// <summary>The network that all lanes of one engine share.</summary>
/// <param name="Inputs">Values per sample.</param>
/// <param name="Hidden">Widths of the hidden layers, input side first; ReLU after each; empty gives a linear model.
/// </param>
/// <param name="Classes">Outputs.</param>
public sealed record NetworkShape(int Inputs, ImmutableArray<int> Hidden, int Classes);

/// <summary>What is a lane's own: optimizer, seed (initial weights and data order) and length.</summary>
public sealed record LaneOptions
{
    public required OptimizerOptions Optimizer { get; init; }

    public required int BatchSize { get; init; }

    public required int Seed { get; init; }

    /// <summary>Stop the lane at the step whose training loss is not finite.</summary>
    public required bool HaltWhenNotFinite { get; init; }
}

/// <summary>Where a lane stands.</summary>
/// <param name="Step">Optimizer steps done.</param>
/// <param name="MeanLoss">Mean training loss (nats) over the steps since <see cref="ILaneEngine.TakeMeanLoss"/> was
/// last called; NaN when there were none.</param>
/// <param name="IsHalted">The last step's loss was not finite and the lane does not go on.</param>
public readonly record struct LaneStatus(long Step, double MeanLoss, bool IsHalted);

/// <summary>Result on the whole test set.</summary>
/// <param name="Loss">Mean cross-entropy, nats.</param>
/// <param name="Accuracy">Share classified correctly, 0 to 1.</param>
public readonly record struct Evaluation(double Loss, double Accuracy);

/// <summary>Trains several networks of one shape on one data set at once, each lane with its own optimizer,
/// hyperparameters, seed, data order and step count. A lane's results are the same bits whatever its neighbours, the
/// machine's vector width, and how its steps are divided over calls. Not thread-safe: one thread owns an engine.
/// </summary>
public interface ILaneEngine : IDisposable
{
    NetworkShape Shape { get; }

    /// <summary>Adds a fresh lane, or one that goes on where <paramref name="checkpoint"/> was taken with equal
    /// options. Returns the lane's number, which is free again after <see cref="Remove"/>.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to another shape or options.
    /// </exception>
    int Add(LaneOptions options, ReadOnlySpan<byte> checkpoint = default);

    void Remove(int lane);

    /// <summary>Advances every lane that is not halted by <paramref name="steps"/> optimizer steps.</summary>
    void Advance(int steps);

    LaneStatus Status(int lane);

    /// <summary>The mean of <see cref="LaneStatus.MeanLoss"/>, which starts anew.</summary>
    double TakeMeanLoss(int lane);

    Evaluation Evaluate(int lane);

    /// <summary>Everything of the lane: weights, optimizer moments, step, data cursor, generator; with a checksum.
    /// </summary>
    byte[] Save(int lane);
}
