using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Tests.Journal;

public sealed class MemoryJournalTests : JournalContractTests
{
    protected override IJournal Create() => new MemoryJournal();
}
