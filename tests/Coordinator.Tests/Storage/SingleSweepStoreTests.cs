using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages;
using static Sweep.Coordinator.Tests.Storage.StoreSamples;

namespace Sweep.Coordinator.Tests.Storage;

public sealed class SingleSweepStoreTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_journal_is_a_store_of_one_sweep()
    {
        using (var store = Open())
        {
            store.NextId.ShouldBe(SingleSweepStore.Only);
            store.Commit([Created(SingleSweepStore.Only, "alone"), Reports(SingleSweepStore.Only, 7)]);
            store.SaveSnapshot(SingleSweepStore.Only, Snapshot(3));
            store.Reader(SingleSweepStore.Only).Dispose();
        }

        using var again = Open();
        using var reader = again.Reader(SingleSweepStore.Only);
        again.Sweeps().ShouldBe([new StoredSweep(SingleSweepStore.Only, "alone", 8)]);
        again.NextId.ShouldBe(new SweepId(2));
        reader.LatestSnapshot()!.Sequence.ShouldBe(3);
        reader.ReadTrial(new TrialId(2)).Select(recorded => recorded.Sequence).ShouldBe([3, 8]);
    }

    [Fact]
    public void A_second_sweep_is_refused()
    {
        using var store = Open();

        Should.Throw<InvalidOperationException>(() => store.Commit([Created(new SweepId(2), "other")]));

        store.Sweeps().ShouldBeEmpty();
    }

    private SingleSweepStore Open() => new(SqliteJournal.Open(folder.Journal));
}
