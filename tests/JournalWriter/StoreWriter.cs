using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Storage.Sqlite;
using Sweep.Messages;

namespace Sweep.JournalWriter;

/// <summary>Commits to three sweeps of a store at once, so that they stay equally long, while other sweeps come and go
/// beside them; says the length.</summary>
internal static class StoreWriter
{
    private static readonly SweepId[] Lasting = [new(1), new(2), new(3)];

    internal static void Run(string file, SqliteJournalOptions options)
    {
        using var store = SqliteStore.Open(file, options);
        for (var group = 1; ; group++)
        {
            var length = store.LastSequence(Lasting[0]);
            var facts = Facts.After(length, 1 + (group % 20));
            store.Commit([.. Lasting.Select(sweep => new SweepFacts(sweep, facts))]);
            if (group % 5 == 0) ComeAndGo(store);
            if (group % 7 == 0) store.SaveSnapshot(Lasting[1], new JournalSnapshot(length, new byte[5_000]));
            Console.WriteLine(length + facts.Length);
        }
    }

    private static void ComeAndGo(SqliteStore store)
    {
        foreach (var passing in store.Sweeps().Where(sweep => !Lasting.Contains(sweep.Id))) store.Delete(passing.Id);
        var next = store.NextId;
        store.Commit([new SweepFacts(next, Facts.After(0, 6_000))]);
        store.SaveCheckpoint(next, new TrialId(1), new byte[20_000]);
    }
}
