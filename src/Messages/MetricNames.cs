namespace Sweep.Messages;

/// <summary>Names of the metrics that the built-in trainers report.</summary>
public static class MetricNames
{
    /// <summary>Mean cross-entropy (nats) over the training batches since the previous report.</summary>
    public const string TrainLoss = "train_loss";

    /// <summary>Mean cross-entropy (nats) over the whole test set.</summary>
    public const string Loss = "loss";

    /// <summary>Share of the test set classified correctly, 0 to 1.</summary>
    public const string Accuracy = "accuracy";
}
