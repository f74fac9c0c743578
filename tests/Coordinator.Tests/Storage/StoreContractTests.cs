using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Tests.Storage.StoreSamples;

namespace Sweep.Coordinator.Tests.Storage;

/// <summary>What every store of many sweeps promises, whatever it is made of.</summary>
public abstract class StoreContractTests
{
    protected static SweepId First { get; } = new(1);

    protected static SweepId Second { get; } = new(2);

    [StoreFact]
    public void A_new_store_is_empty()
    {
        using var store = Open();

        store.Sweeps().ShouldBeEmpty();
        store.NextId.ShouldBe(First);
        store.LastSequence(First).ShouldBe(0);
    }

    [StoreFact]
    public void What_is_asked_of_a_sweep_that_is_not_there_is_empty()
    {
        using var store = Open();
        using var reader = store.Reader(First);

        reader.LastSequence.ShouldBe(0);
        reader.Read().ShouldBeEmpty();
        reader.ReadByTrial().ShouldBeEmpty();
        reader.ReadTrial(new TrialId(0)).ShouldBeEmpty();
        reader.LatestSnapshot().ShouldBeNull();
        store.LoadCheckpoint(First, new TrialId(0)).ShouldBeNull();
    }

    [StoreFact]
    public void Sweeps_of_one_commit_have_journals_of_their_own()
    {
        using var store = Open();

        store.Commit([Created(First, "one"), Created(Second, "two"), Reports(First, 3), Reports(Second, 5)]);
        store.Commit([Reports(Second, 2, firstStep: 6)]);

        store.Sweeps().ShouldBe([new StoredSweep(First, "one", 4), new StoredSweep(Second, "two", 8)]);
        Steps(store, First).ShouldBe([1, 2, 3]);
        Steps(store, Second).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
        store.LastSequence(Second).ShouldBe(8);
        store.NextId.ShouldBe(new SweepId(3));
    }

    [StoreFact]
    public void Every_kind_of_fact_comes_back_bit_for_bit()
    {
        using var store = Open();

        store.Commit([new SweepFacts(First, SampleFacts.OfEveryKind)]);

        using var reader = store.Reader(First);
        reader.Read().Select(recorded => SampleFacts.Text(recorded.Fact))
            .ShouldBe(SampleFacts.OfEveryKind.Select(SampleFacts.Text));
        reader.Read().Select(recorded => recorded.Sequence)
            .ShouldBe(Enumerable.Range(1, SampleFacts.OfEveryKind.Length).Select(i => (long)i));
    }

    [StoreFact]
    public void A_store_that_is_opened_again_goes_on_where_it_stopped()
    {
        using (var store = Open())
        {
            store.Commit([Created(First, "one"), Reports(First, 5)]);
            store.SaveSnapshot(First, new JournalSnapshot(4, new byte[] { 1, 2, 3 }));
        }

        using var again = Open();
        again.Commit([Reports(First, 5, firstStep: 6), Created(Second, "two")]);

        again.Sweeps().ShouldBe([new StoredSweep(First, "one", 11), new StoredSweep(Second, "two", 1)]);
        Steps(again, First).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        using var reader = again.Reader(First);
        reader.LatestSnapshot()!.State.ToArray().ShouldBe([1, 2, 3]);
    }

    [StoreFact]
    public void Reading_after_a_sequence_gives_the_facts_behind_it()
    {
        using var store = Open();
        store.Commit([Reports(First, 10), Reports(Second, 20)]);
        using var reader = store.Reader(First);

        foreach (var (after, expected) in new[] { (0L, 10), (3, 7), (10, 0), (11, 0) })
        {
            var sequences = reader.Read(after).Select(recorded => recorded.Sequence);

            sequences.ShouldBe(Enumerable.Range(0, expected).Select(i => after + 1 + i));
        }
    }

    [StoreFact]
    public void A_trials_facts_are_read_without_those_of_others()
    {
        using var store = Open();
        store.Commit([Created(First, "one"), Reports(First, 23), Reports(Second, 40)]);
        using var reader = store.Reader(First);

        var back = reader.ReadTrial(new TrialId(3)).Select(recorded => recorded.Sequence);

        back.ShouldBe([4, 9, 14, 19, 24]);
        reader.ReadTrial(new TrialId(99)).ShouldBeEmpty();
    }

    [StoreFact]
    public void By_trial_gives_each_trials_facts_together_in_the_order_in_which_they_happened()
    {
        using var store = Open();
        store.Commit([Created(First, "one"), Reports(First, 23), Reports(Second, 40)]);
        using var reader = store.Reader(First);

        var back = reader.ReadByTrial().Select(recorded => (recorded.Fact.Subject!.Value.Number, recorded.Sequence));

        back.ShouldBe(Enumerable.Range(1, 23).OrderBy(step => step % 5).Select(step => (step % 5L, step + 1L)));
    }

    [StoreFact]
    public void An_enumeration_shows_the_sweep_as_it_was_when_it_began()
    {
        using var store = Open();
        store.Commit([Reports(First, 3)]);
        using var reader = store.Reader(First);
        var seen = new List<long>();

        foreach (var recorded in reader.Read())
        {
            seen.Add(recorded.Sequence);
            store.Commit([Reports(First, 1, firstStep: 100)]);
        }

        seen.ShouldBe([1, 2, 3]);
        reader.LastSequence.ShouldBe(6);
    }

    [StoreFact]
    public void Groups_without_facts_do_nothing()
    {
        using var store = Open();

        store.Commit([]);
        store.Commit([new SweepFacts(First, [])]);

        store.Sweeps().ShouldBeEmpty();
        store.NextId.ShouldBe(First);
    }

    [StoreFact]
    public void The_newest_snapshot_of_each_sweep_is_given_back()
    {
        using var store = Open();
        store.Commit([Reports(First, 10), Reports(Second, 10)]);

        foreach (var sequence in new[] { 2, 5, 9 }) store.SaveSnapshot(First, Snapshot(sequence));
        store.SaveSnapshot(Second, Snapshot(10));

        using var first = store.Reader(First);
        using var second = store.Reader(Second);
        first.LatestSnapshot()!.Sequence.ShouldBe(9);
        first.LatestSnapshot()!.State.ToArray().ShouldBe(Snapshot(9).State.ToArray());
        second.LatestSnapshot()!.Sequence.ShouldBe(10);
    }

    [StoreFact]
    public void A_snapshot_of_facts_that_are_not_there_is_refused()
    {
        using var store = Open();
        store.Commit([Reports(First, 2), Reports(Second, 9)]);

        Should.Throw<ArgumentOutOfRangeException>(() => store.SaveSnapshot(First, Snapshot(3)));
        Should.Throw<ArgumentOutOfRangeException>(() => store.SaveSnapshot(new SweepId(7), Snapshot(1)));

        using var reader = store.Reader(First);
        reader.LatestSnapshot().ShouldBeNull();
    }

    [StoreFact]
    public void A_deleted_sweep_is_gone_with_all_that_it_had_and_its_id_is_never_given_again()
    {
        using (var store = Open())
        {
            store.Commit([Created(First, "one"), Created(Second, "two"), Reports(First, 9), Reports(Second, 9)]);
            store.SaveSnapshot(Second, Snapshot(5));
            store.SaveCheckpoint(Second, new TrialId(1), new byte[] { 1 });
            store.Delete(Second);
            store.Delete(Second);
        }

        using var again = Open();
        again.Sweeps().ShouldBe([new StoredSweep(First, "one", 10)]);
        again.NextId.ShouldBe(new SweepId(3));
        again.LoadCheckpoint(Second, new TrialId(1)).ShouldBeNull();
        using var reader = again.Reader(Second);
        reader.Read().ShouldBeEmpty();
        reader.LatestSnapshot().ShouldBeNull();
        Steps(again, First).Length.ShouldBe(9);
    }

    [StoreFact]
    public void A_deleted_sweep_takes_no_more_facts()
    {
        using var store = Open();
        store.Commit([Reports(First, 2), Reports(Second, 2)]);
        store.Delete(Second);

        Should.Throw<InvalidOperationException>(() => store.Commit([Reports(First, 1), Reports(Second, 1)]))
            .Message.ShouldContain("sweep-0002");

        store.LastSequence(First).ShouldBe(2);
        store.LastSequence(Second).ShouldBe(0);
    }

    [StoreFact]
    public void The_newest_checkpoint_of_each_trial_is_kept_until_it_is_deleted()
    {
        using (var store = Open())
        {
            store.Commit([Created(First, "one"), Created(Second, "two")]);
            store.SaveCheckpoint(First, new TrialId(1), new byte[] { 1 });
            store.SaveCheckpoint(First, new TrialId(1), new byte[] { 2, 0, 255 });
            store.SaveCheckpoint(First, new TrialId(2), new byte[] { 3 });
            store.SaveCheckpoint(Second, new TrialId(1), Array.Empty<byte>());
            store.DeleteCheckpoint(First, new TrialId(2));
        }

        using var again = Open();
        again.LoadCheckpoint(First, new TrialId(1))!.Value.ToArray().ShouldBe([2, 0, 255]);
        again.LoadCheckpoint(First, new TrialId(2)).ShouldBeNull();
        again.LoadCheckpoint(Second, new TrialId(1))!.Value.ToArray().ShouldBeEmpty();
        again.LoadCheckpoint(Second, new TrialId(2)).ShouldBeNull();
    }

    [StoreFact]
    public void Checkpoints_that_are_too_large_or_of_no_sweep_are_refused()
    {
        using var store = Open();
        store.Commit([Created(First, "one")]);
        var large = new byte[ISweepStore.CheckpointBytesMax + 1];

        Should.Throw<ArgumentOutOfRangeException>(() => store.SaveCheckpoint(First, new TrialId(1), large));
        Should.Throw<InvalidOperationException>(() => store.SaveCheckpoint(Second, new TrialId(1), new byte[1]));
    }

    [StoreFact]
    public void Readers_on_other_threads_see_whole_groups_only_while_the_writer_goes_on()
    {
        using var store = Open();
        store.Commit([Created(First, "one"), Reports(First, 9)]);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntil(store, stop.Token))).ToArray();

        for (var group = 0; group < 60; group++) store.Commit([Reports(First, 10, firstStep: 10 + (group * 10))]);
        stop.Cancel();

        foreach (var counts in readers.Select(reader => reader.GetAwaiter().GetResult()))
        {
            counts.ShouldAllBe(count => count % 10 == 0);
            counts.ShouldBeInOrder();
        }
    }

    /// <summary>The same store each time, with what earlier ones left in it.</summary>
    protected abstract ISweepStore Open();

    private static List<int> ReadUntil(ISweepStore store, CancellationToken stop)
    {
        var counts = new List<int>();
        using var reader = store.Reader(First);
        do
        {
            counts.Add(reader.Read().Count());
            _ = store.Sweeps();
        }
        while (!stop.IsCancellationRequested);
        return counts;
    }
}
