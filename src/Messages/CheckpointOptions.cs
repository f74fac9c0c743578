namespace Sweep.Messages;

/// <summary>How often a trial is saved while it trains, and where.</summary>
public sealed record CheckpointOptions
{
    /// <summary>Larger ones do not fit into a message to the coordinator.</summary>
    public const int CoordinatorBytesMax = 16 * 1024 * 1024;

    /// <summary>Training time between two checkpoints of a trial; at least a second.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(10);

    public CheckpointPlace To { get; init; } = CheckpointPlace.Folder;
}
