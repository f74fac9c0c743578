using System.Text;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Tests.Journal;

public sealed class SqliteJournalTests : JournalContractTests, IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_reopened_journal_goes_on_where_it_stopped()
    {
        using (var first = SqliteJournal.Open(folder.Journal)) first.Append(SampleFacts.Reports(5));

        using var second = SqliteJournal.Open(folder.Journal);
        second.Append(SampleFacts.Reports(5, firstStep: 6));

        second.Read().Select(recorded => ((SweepFact.MetricsReported)recorded.Fact).Step)
            .ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }

    [Fact]
    public void Opening_makes_the_folder()
    {
        var file = Path.Combine(folder.Path, "a", "b", SqliteJournal.FileName);

        SqliteJournal.Open(file).Dispose();

        File.Exists(file).ShouldBeTrue();
    }

    [Fact]
    public void A_closed_journal_is_one_file_besides_its_lock()
    {
        using (var journal = SqliteJournal.Open(folder.Journal)) journal.Append(SampleFacts.Reports(500));

        var files = Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName);

        files.ShouldBe(["journal.db", "journal.db.lock"], ignoreOrder: true);
    }

    [Fact]
    public void A_second_writer_is_refused_until_the_first_is_done()
    {
        using (var first = Create())
        {
            var error = Should.Throw<JournalException>(() => SqliteJournal.Open(folder.Journal));

            error.Fault.ShouldBe(JournalFault.InUse);
            error.Message.ShouldContain(folder.Journal);
            first.Append(SampleFacts.Reports(1));
        }

        using var second = Create();
        second.LastSequence.ShouldBe(1);
    }

    [Fact]
    public void A_reader_beside_the_writer_sees_all_that_was_appended_so_far()
    {
        using var writer = Create();
        writer.Append(SampleFacts.Reports(3));
        using var reader = SqliteJournal.OpenForReading(folder.Journal);
        using var enumeration = reader.Read().GetEnumerator();
        enumeration.MoveNext();

        writer.Append(SampleFacts.Reports(4));

        reader.LastSequence.ShouldBe(7);
        reader.Read().Count().ShouldBe(7);
        while (enumeration.MoveNext()) enumeration.Current.Sequence.ShouldBeLessThan(4);
    }

    [Fact]
    public void Reading_what_is_not_there_is_refused_and_makes_nothing()
    {
        var error = Should.Throw<JournalException>(() => SqliteJournal.OpenForReading(folder.Journal));

        error.Fault.ShouldBe(JournalFault.Unreadable);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_last_two_snapshots_are_kept()
    {
        using var journal = Create();
        journal.Append(SampleFacts.Reports(10));

        foreach (var sequence in new[] { 2, 5, 9 }) journal.SaveSnapshot(new JournalSnapshot(sequence, new byte[3]));

        folder.Execute("DELETE FROM snapshots WHERE sequence = 9");
        journal.LatestSnapshot()!.Sequence.ShouldBe(5);
        folder.Execute("DELETE FROM snapshots WHERE sequence = 5");
        journal.LatestSnapshot().ShouldBeNull();
    }

    [Fact]
    public void The_file_that_a_killed_process_left_before_its_first_table_becomes_a_journal()
    {
        folder.Execute("PRAGMA journal_mode = WAL");

        using var journal = Create();
        journal.Append(SampleFacts.Reports(1));

        journal.Read().Count().ShouldBe(1);
    }

    [Fact]
    public void A_journal_of_a_newer_layout_is_refused_and_left_alone()
    {
        Create().Dispose();
        folder.Execute("PRAGMA user_version = 2");

        Should.Throw<JournalException>(Create).Fault.ShouldBe(JournalFault.NewerVersion);
        Should.Throw<JournalException>(() => SqliteJournal.OpenForReading(folder.Journal))
            .Fault.ShouldBe(JournalFault.NewerVersion);
    }

    [Fact]
    public void A_fact_of_a_newer_version_is_named_with_its_file_and_not_skipped()
    {
        using (var journal = Create()) journal.Append(SampleFacts.Reports(3));
        var body = "{\"fact\":\"moon-landed/1\"}"u8;
        using var reader = SqliteJournal.OpenForReading(folder.Journal);
        var checksum = FactChain.Next((uint)folder.Number("SELECT checksum FROM facts WHERE sequence = 3"), 4, body);
        folder.Execute($"INSERT INTO facts VALUES (4, NULL, '{Encoding.UTF8.GetString(body)}', {checksum})");
        folder.Execute($"UPDATE head SET sequence = 4, checksum = {checksum}");

        var error = Should.Throw<JournalException>(() => reader.Read().Count());

        error.Fault.ShouldBe(JournalFault.NewerVersion);
        error.Message.ShouldContain($"{folder.Journal}: fact 4");
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_alone()
    {
        folder.Execute("CREATE TABLE recipes (name TEXT)");
        var before = File.ReadAllBytes(folder.Journal);

        Should.Throw<JournalException>(Create).Fault.ShouldBe(JournalFault.NotAJournal);
        Should.Throw<JournalException>(() => SqliteJournal.OpenForReading(folder.Journal))
            .Fault.ShouldBe(JournalFault.NotAJournal);

        File.ReadAllBytes(folder.Journal).ShouldBe(before);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("trial,step,metric\n", 100));
        File.WriteAllText(folder.Journal, text);

        var error = Should.Throw<JournalException>(Create);

        error.Fault.ShouldBe(JournalFault.Damaged);
        error.Message.ShouldContain("not a database");
        Encoding.UTF8.GetString(File.ReadAllBytes(folder.Journal)).ShouldBe(text);
    }

    protected override IJournal Create() => SqliteJournal.Open(folder.Journal);
}
