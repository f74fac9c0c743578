namespace Sweep.Coordinator.Journal;

/// <summary>Sentences that several of the journal's errors share.</summary>
internal static class JournalAdvice
{
    internal const string Damaged =
        "The journal is not what was written: a disk, a copy or an editor changed it. Put back a backup, or start " +
        "anew in another place (--out, --store); docs/journal.md tells how to save what is before the damage.";

    internal const string FolderGone =
        "the folder or the file is gone: moved, deleted, or its disk was detached. Put it back and run again in " +
        "the same place.";
}
