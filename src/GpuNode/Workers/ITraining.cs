using Sweep.Training;

namespace Sweep.GpuNode.Workers;

/// <summary>One attempt's training on a worker's thread.</summary>
internal interface ITraining : IDisposable
{
    /// <summary>Mean loss of guessing, nats; NaN when the model has no such level.</summary>
    double GuessLoss { get; }

    /// <summary>Accuracy of guessing, 0 to 1; NaN when the model has no such level.</summary>
    double GuessAccuracy { get; }

    /// <summary>Batches in the training set, of which the last may be smaller.</summary>
    long StepsPerEpoch { get; }

    /// <summary>Steps done.</summary>
    long Step { get; }

    /// <summary>The last loss was not finite, and the trial was told to halt then.</summary>
    bool IsHalted { get; }

    /// <summary>Advances towards <paramref name="step"/>; returns early when it halts, <paramref name="stop"/> is
    /// signalled, or <paramref name="isPauseDue"/> after some progress.</summary>
    void AdvanceTo(long step, StopSignal stop, Func<bool> isPauseDue);

    /// <summary>Mean training loss since the last call.</summary>
    double TakeMeanLoss();

    Evaluation Evaluate();

    /// <summary>What a later attempt needs to go on from here; null when there is nothing worth keeping.</summary>
    byte[]? Save();
}
