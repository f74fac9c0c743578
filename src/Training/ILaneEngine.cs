namespace Sweep.Training;

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
