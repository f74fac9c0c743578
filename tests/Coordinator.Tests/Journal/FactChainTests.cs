using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Tests.Journal;

public sealed class FactChainTests
{
    [Fact]
    public void The_checksum_is_crc_32c_as_rfc_3720_gives_it()
    {
        FactChain.Checksum("123456789"u8).ShouldBe(0xE3069283);
        FactChain.Checksum(new byte[32]).ShouldBe(0x8A9136AAu);
    }

    [Fact]
    public void The_chain_never_changes()
    {
        var first = FactChain.Next(FactChain.Start, 1, "{\"fact\":\"sweep-finished/1\"}"u8);
        var second = FactChain.Next(first, 2, "{}"u8);

        (first, second).ShouldBe((714244899u, 3501112669u));
    }
}
