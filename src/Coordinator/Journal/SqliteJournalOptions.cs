namespace Sweep.Coordinator.Journal;

/// <summary>How a journal's file is written. The defaults are for every use but tests and measurements.</summary>
public sealed record SqliteJournalOptions
{
    /// <summary>Whether an appended group survives a power cut (true), or only the process's death (false).</summary>
    public bool SurvivesPowerLoss { get; init; } = true;

    /// <summary>Limit of the file's size in pages of 4 KiB, above which it counts as full; null: the disk's.</summary>
    public long? PagesMax { get; init; }

    /// <summary>Pages of 4 KiB in the log after which they are moved into the database.</summary>
    public int CheckpointPages { get; init; } = 4_000;
}
