using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Tests.Journal;

/// <summary>What every journal promises, whatever it is made of.</summary>
public abstract class JournalContractTests
{
    [Fact]
    public void A_new_journal_is_empty()
    {
        using var journal = Create();

        journal.LastSequence.ShouldBe(0);
        journal.Read().ShouldBeEmpty();
        journal.ReadByTrial().ShouldBeEmpty();
        journal.LatestSnapshot().ShouldBeNull();
    }

    [Fact]
    public void Facts_come_back_in_order_and_are_numbered_from_one_without_gaps()
    {
        using var journal = Create();

        journal.Append(SampleFacts.OfEveryKind[..4]);
        journal.Append(SampleFacts.OfEveryKind[4..]);

        var back = journal.Read().ToArray();
        back.Select(recorded => recorded.Sequence).ShouldBe(Enumerable.Range(1, back.Length).Select(i => (long)i));
        back.Select(recorded => SampleFacts.Text(recorded.Fact))
            .ShouldBe(SampleFacts.OfEveryKind.Select(SampleFacts.Text));
        journal.LastSequence.ShouldBe(SampleFacts.OfEveryKind.Length);
    }

    [Fact]
    public void An_empty_group_records_nothing()
    {
        using var journal = Create();

        journal.Append([]);

        journal.LastSequence.ShouldBe(0);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(3, 7)]
    [InlineData(9, 1)]
    [InlineData(10, 0)]
    [InlineData(11, 0)]
    public void Reading_after_a_sequence_gives_the_facts_behind_it(long after, int expected)
    {
        using var journal = Create();
        journal.Append(SampleFacts.Reports(10));

        var sequences = journal.Read(after).Select(recorded => recorded.Sequence);

        sequences.ShouldBe(Enumerable.Range(0, expected).Select(i => after + 1 + i));
    }

    [Fact]
    public void By_trial_gives_each_trials_facts_together_in_the_order_in_which_they_happened()
    {
        using var journal = Create();
        journal.Append([new SweepFact.SweepCreated("{}", TimeSpan.Zero), .. SampleFacts.Reports(23)]);
        journal.Append([new SweepFact.SweepFinished(null, TimeSpan.Zero)]);

        var back = journal.ReadByTrial().Select(recorded => (recorded.Fact.Subject!.Value.Number, recorded.Sequence));

        var steps = Enumerable.Range(1, 23).OrderBy(step => step % 5).Select(step => (step % 5L, step + 1L));
        back.ShouldBe(steps);
    }

    [Fact]
    public void One_trials_facts_are_read_in_the_order_in_which_they_happened()
    {
        using var journal = Create();
        journal.Append([new SweepFact.SweepCreated("{}", TimeSpan.Zero), .. SampleFacts.Reports(23)]);

        journal.ReadTrial(new TrialId(3)).Select(recorded => recorded.Sequence).ShouldBe([4, 9, 14, 19, 24]);
        journal.ReadTrial(new TrialId(99)).ShouldBeEmpty();
    }

    [Fact]
    public void An_enumeration_shows_the_journal_as_it_was_when_it_began()
    {
        using var journal = Create();
        journal.Append(SampleFacts.Reports(3));
        var seen = new List<long>();

        foreach (var recorded in journal.Read())
        {
            seen.Add(recorded.Sequence);
            journal.Append(SampleFacts.Reports(1, firstStep: 100));
        }

        seen.ShouldBe([1, 2, 3]);
        journal.LastSequence.ShouldBe(6);
    }

    [Fact]
    public void The_newest_snapshot_is_given_back()
    {
        using var journal = Create();
        journal.Append(SampleFacts.Reports(10));

        foreach (var sequence in new[] { 2, 5, 9 }) journal.SaveSnapshot(Snapshot(sequence));

        var latest = journal.LatestSnapshot().ShouldNotBeNull();
        latest.Sequence.ShouldBe(9);
        latest.State.ToArray().ShouldBe(Snapshot(9).State.ToArray());
        journal.Read().Count().ShouldBe(10);
    }

    [Fact]
    public void A_snapshot_of_facts_that_are_not_there_is_refused()
    {
        using var journal = Create();
        journal.Append(SampleFacts.Reports(2));

        Should.Throw<ArgumentOutOfRangeException>(() => journal.SaveSnapshot(Snapshot(3)));
        journal.LatestSnapshot().ShouldBeNull();
    }

    protected abstract IJournal Create();

    private static JournalSnapshot Snapshot(long sequence) => new(sequence, new byte[] { (byte)sequence, 0, 255 });
}
