using System.Globalization;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

// The victim of the crash tests: appends groups of facts to the journal in the first argument, saves a snapshot now and
// then, and says after each group which sequence it may count on. It stops only when it is killed.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var journal = SqliteJournal.Open(args[0], new SqliteJournalOptions { CheckpointPages = 50 });
for (var group = 1; ; group++)
{
    var next = journal.LastSequence + 1;
    journal.Append([.. Enumerable.Range(0, 1 + (group % 40)).Select(offset => Fact(next + offset))]);
    if (group % 25 == 0) journal.SaveSnapshot(new JournalSnapshot(journal.LastSequence, new byte[5_000]));
    Console.WriteLine(journal.LastSequence);
}

// A fact tells its own place, so that the test can see that none was lost or repeated.
static SweepFact Fact(long sequence) =>
    new SweepFact.MetricsReported(new TrialId(sequence % 7), 1, sequence, [new MetricValue("loss", sequence / 3.0)]);
