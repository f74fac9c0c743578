using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Tests.Journal;

/// <summary>Whatever changes a journal behind its back is noticed, and named by its place.</summary>
public sealed class SqliteJournalDamageTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public SqliteJournalDamageTests()
    {
        using var journal = SqliteJournal.Open(folder.Journal);
        journal.Append(SampleFacts.Reports(60));
        journal.SaveSnapshot(new JournalSnapshot(20, "old"u8.ToArray()));
        journal.SaveSnapshot(new JournalSnapshot(40, "new"u8.ToArray()));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("UPDATE facts SET body = replace(body, '\"step\":30', '\"step\":31') WHERE sequence = 30", "fact 30")]
    [InlineData("UPDATE facts SET checksum = checksum + 1 WHERE sequence = 30", "fact 30")]
    [InlineData("UPDATE facts SET trial = 3 WHERE sequence = 30", "fact 30")]
    [InlineData("UPDATE facts SET trial = NULL WHERE sequence = 30", "fact 30")]
    [InlineData("DELETE FROM facts WHERE sequence = 30", "fact 30")]
    [InlineData("DELETE FROM facts WHERE sequence = 1", "fact 1 ")]
    [InlineData("UPDATE facts SET sequence = -sequence WHERE sequence IN (30, 31);" +
        "UPDATE facts SET sequence = 61 + sequence WHERE sequence < 0", "fact 30")]
    public void A_changed_removed_or_moved_fact_is_noticed(string sql, string place)
    {
        folder.Execute(sql);
        using var reader = SqliteJournal.OpenForReading(folder.Journal);

        var inOrder = Should.Throw<JournalException>(() => reader.Read().Count());
        var byTrial = Should.Throw<JournalException>(() => reader.ReadByTrial().Count());

        inOrder.Fault.ShouldBe(JournalFault.Damaged);
        inOrder.Message.ShouldContain(place);
        inOrder.Message.ShouldContain(folder.Journal);
        byTrial.Fault.ShouldBe(JournalFault.Damaged);
    }

    [Theory]
    [InlineData("DELETE FROM facts WHERE sequence = 60")]
    [InlineData("DELETE FROM facts WHERE sequence > 50")]
    [InlineData("INSERT INTO facts VALUES (61, 1, '{}', 0)")]
    [InlineData("UPDATE facts SET checksum = 5 WHERE sequence = 60")]
    [InlineData("DELETE FROM head")]
    [InlineData("DROP TABLE facts")]
    public void A_journal_with_another_end_than_was_written_is_not_opened(string sql)
    {
        folder.Execute(sql);

        Should.Throw<JournalException>(() => SqliteJournal.Open(folder.Journal)).Fault.ShouldBe(JournalFault.Damaged);
        Should.Throw<JournalException>(() => SqliteJournal.OpenForReading(folder.Journal))
            .Fault.ShouldBe(JournalFault.Damaged);
    }

    [Fact]
    public void An_end_that_is_lost_while_a_reader_is_open_is_noticed_too()
    {
        using var reader = SqliteJournal.OpenForReading(folder.Journal);

        folder.Execute("DELETE FROM facts WHERE sequence > 50");

        Should.Throw<JournalException>(() => reader.Read().Count()).Message.ShouldContain("fact 51 is missing");
        Should.Throw<JournalException>(() => reader.ReadByTrial().Count()).Fault.ShouldBe(JournalFault.Damaged);
    }

    [Theory]
    [InlineData("UPDATE facts SET body = replace(body, '\"step\":30', '\"step\":31') WHERE sequence = 30", "fact 30")]
    [InlineData("DELETE FROM facts WHERE sequence = 29", "fact 29")]
    public void Damage_is_noticed_when_one_trial_is_read(string sql, string place)
    {
        folder.Execute(sql);
        using var reader = SqliteJournal.OpenForReading(folder.Journal);

        Should.Throw<JournalException>(() => reader.ReadTrial(new TrialId(0)).Count()).Message.ShouldContain(place);
    }

    [Fact]
    public void Every_single_changed_byte_of_the_facts_is_noticed_or_harmless()
    {
        var intact = File.ReadAllBytes(folder.Journal);
        var expected = Texts();
        var noticed = 0;

        for (var place = 0; place < intact.Length; place += 61)
        {
            var bytes = (byte[])intact.Clone();
            bytes[place] ^= 0x20;
            File.WriteAllBytes(folder.Journal, bytes);
            if (IsNoticed(expected)) noticed++;
        }

        noticed.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void What_is_before_the_damage_can_still_be_read()
    {
        folder.Execute("UPDATE facts SET body = '{}' WHERE sequence = 30");
        using var reader = SqliteJournal.OpenForReading(folder.Journal);
        var read = new List<long>();

        Should.Throw<JournalException>(() =>
        {
            foreach (var recorded in reader.Read()) read.Add(recorded.Sequence);
        });

        read.ShouldBe(Enumerable.Range(1, 29).Select(i => (long)i));
    }

    [Theory]
    [InlineData("UPDATE snapshots SET state = x'00' WHERE sequence = 40", 20L)]
    [InlineData("UPDATE snapshots SET checksum = 0 WHERE sequence = 40", 20L)]
    [InlineData("UPDATE snapshots SET sequence = 41 WHERE sequence = 40", 20L)]
    [InlineData("UPDATE snapshots SET sequence = 99 WHERE sequence = 40", 20L)]
    [InlineData("UPDATE snapshots SET state = x'00'", null)]
    public void A_damaged_snapshot_is_passed_over(string sql, long? expected)
    {
        folder.Execute(sql);
        using var journal = SqliteJournal.Open(folder.Journal);

        (journal.LatestSnapshot()?.Sequence).ShouldBe(expected);
        journal.Read().Count().ShouldBe(60);
    }

    private bool IsNoticed(string[] expected)
    {
        try
        {
            Texts().ShouldBe(expected);
            return false;
        }
        catch (JournalException)
        {
            return true;
        }
    }

    private string[] Texts()
    {
        using var reader = SqliteJournal.OpenForReading(folder.Journal);
        return [.. reader.Read().Select(recorded => SampleFacts.Text(recorded.Fact))];
    }
}
