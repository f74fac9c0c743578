using Sweep.Coordinator.Journal;

namespace Sweep.JournalWriter;

/// <summary>Appends to a journal, with a snapshot now and then; says the last sequence.</summary>
internal static class JournalGroups
{
    internal static void Run(string file, SqliteJournalOptions options)
    {
        using var journal = SqliteJournal.Open(file, options);
        for (var group = 1; ; group++)
        {
            journal.Append(Facts.After(journal.LastSequence, 1 + (group % 40)));
            if (group % 25 == 0) journal.SaveSnapshot(new JournalSnapshot(journal.LastSequence, new byte[5_000]));
            Console.WriteLine(journal.LastSequence);
        }
    }
}
