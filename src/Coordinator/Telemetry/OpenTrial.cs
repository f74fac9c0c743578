namespace Sweep.Coordinator.Telemetry;

/// <summary>What is counted of a trial without a terminal record that was started. The coordinator's thread writes,
/// collectors read.</summary>
internal sealed class OpenTrial(OptimizerTally optimizer, int batchSize)
{
    private double loss;
    private bool hasLoss;

    public OptimizerTally Optimizer => optimizer;

    public int BatchSize => batchSize;

    /// <summary>The last step that a report told of.</summary>
    public long Step { get; set; }

    /// <summary>Since when it could run; null while an attempt is live.</summary>
    public TimeSpan? WaitingSince { get; set; }

    /// <summary>When the live attempt was given to its node; null of one that an earlier process gave.</summary>
    public TimeSpan? AssignedAt { get; set; }

    /// <summary>When the live attempt began to train; null before.</summary>
    public TimeSpan? BeganAt { get; set; }

    /// <summary>The live attempt's latest training loss; null before its first report.</summary>
    public double? Loss
    {
        get => Volatile.Read(ref hasLoss) ? Volatile.Read(ref loss) : null;
        set
        {
            Volatile.Write(ref loss, value ?? 0);
            Volatile.Write(ref hasLoss, value is not null);
        }
    }
}
