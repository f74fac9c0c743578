using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using static Sweep.Coordinator.Tests.Storage.StoreSamples;

namespace Sweep.Coordinator.Tests.Storage;

public sealed class MemoryStoreTests : StoreContractTests
{
    private MemoryStore? store;

    [Fact]
    public void A_store_that_was_taken_over_is_fenced_off_and_can_still_be_read()
    {
        using var old = new MemoryStore();
        old.Commit([Reports(First, 3)]);

        using var successor = old.TakeOver();
        successor.Commit([Reports(First, 1, firstStep: 4)]);

        Should.Throw<JournalException>(() => old.Commit([Reports(First, 1)])).Fault.ShouldBe(JournalFault.Fenced);
        Should.Throw<JournalException>(() => old.Delete(First)).Fault.ShouldBe(JournalFault.Fenced);
        Steps(old, First).ShouldBe([1, 2, 3, 4]);
    }

    protected override ISweepStore Open() => store = store?.TakeOver() ?? new MemoryStore();
}
