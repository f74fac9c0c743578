using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Tests.Journal;

/// <summary>Faults that no test machine shows on demand, by the codes of sqlite.org/rescode.html.</summary>
public sealed class SqliteFaultsTests
{
    [Theory]
    [InlineData(13, JournalFault.DiskFull, "disk is full")]
    [InlineData(8, JournalFault.ReadOnly, "read-only")]
    [InlineData(8 | (6 << 8), JournalFault.ReadOnly, "read-only")]
    [InlineData(5, JournalFault.InUse, "another program")]
    [InlineData(14, JournalFault.Unreadable, "cannot be opened")]
    [InlineData(10 | (4 << 8), JournalFault.StorageFailed, "errors of the disk")]
    [InlineData(11, JournalFault.Damaged, "backup")]
    [InlineData(26, JournalFault.Damaged, "backup")]
    public void Each_code_of_SQLite_names_the_file_the_reason_and_a_remedy(int code, JournalFault fault, string words)
    {
        var error = SqliteFaults.From("/tmp/journal.db", code, "native words");

        error.Fault.ShouldBe(fault);
        error.Message.ShouldStartWith("/tmp/journal.db: ");
        error.Message.ShouldContain(words);
        error.Message.ShouldContain("native words");
    }
}
