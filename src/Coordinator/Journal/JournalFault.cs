namespace Sweep.Coordinator.Journal;

/// <summary>What went wrong with a journal; docs/journal.md says what to do about each.</summary>
public enum JournalFault
{
    DiskFull,
    ReadOnly,

    /// <summary>Its content is not what was written.</summary>
    Damaged,

    /// <summary>Another process writes it.</summary>
    InUse,

    /// <summary>It is not there, or may not be read.</summary>
    Unreadable,

    /// <summary>Written by a newer version of Sweep.</summary>
    NewerVersion,

    /// <summary>The file is somebody else's database.</summary>
    NotAJournal,

    /// <summary>The storage under it fails or went away.</summary>
    StorageFailed,

    /// <summary>Another coordinator leads now: this one's writes are refused, and it has to step down.</summary>
    Fenced,
}
