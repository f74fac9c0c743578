using System.Buffers;
using Google.Protobuf;
using Sweep.Messages.Wire;
using Contracts = Sweep.Messages.Wire.Contracts;

namespace Sweep.Messages.Tests.Wire;

public class FrameCodecTests
{
    private const string Newer = "; the other end is newer: update this one";

    [Fact]
    public void Frames_written_one_after_the_other_are_read_together_in_order()
    {
        var batch = Write([.. WireSamples.Frames]);

        var read = FrameCodec.Read(batch);

        read.Select(Text).ShouldBe(WireSamples.Frames.Select(Text));
    }

    [Fact]
    public void An_empty_message_holds_no_frames() => FrameCodec.Read([]).ShouldBeEmpty();

    [Fact]
    public void A_batch_beyond_its_limit_is_refused_unread() =>
        Should.Throw<FrameRefusedException>(() => FrameCodec.Read(new byte[FrameCodec.BatchBytesMax + 1]))
            .Message.ShouldBe("a batch of 17039361 bytes, more than 17039360");

    [Fact]
    public void The_largest_checkpoint_fits_into_a_frame()
    {
        var checkpoint = new NodeMessage.Checkpointed(WireSamples.Attempt, 1, new byte[16 << 20]);

        var batch = Write(new WireFrame.Data(1, NodeMessageCodec.Write(checkpoint)));

        var data = FrameCodec.Read(batch).ShouldHaveSingleItem().ShouldBeOfType<WireFrame.Data>();
        NodeMessageCodec.Read(data.Body.Span).ShouldBeOfType<NodeMessage.Checkpointed>().Lane.Length.ShouldBe(16 << 20);
    }

    [Fact]
    public void More_frames_than_allowed_are_refused()
    {
        var batch = new byte[2 * 65_537];
        for (var i = 0; i < batch.Length; i += 2) batch[i] = 0x0A;

        Should.Throw<FrameRefusedException>(() => FrameCodec.Read(batch))
            .Message.ShouldBe("Batch has more than 65536 frames");
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "0a00", "a frame is of a kind that version 1 of the protocol does not have" + Newer },
        { "0a020a00", "Hello has no node" },
        { "0a050a031a0161", "Hello has no position" },
        { "0a021200", "Welcome has no session" },
        { "0a0622031202aa", "Batch has 6 bytes announced, and 5 there" },
        { "0a0422021202", "Data has 2 bytes announced, and 0 there" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Bytes_that_break_the_contract_are_refused_with_what_is_wrong(string hex, string reason) =>
        Should.Throw<FrameRefusedException>(() => FrameCodec.Read(Convert.FromHexString(hex)))
            .Message.ShouldBe(reason);

    [Fact]
    public void No_bytes_cause_another_exception()
    {
        var seeds = WireSamples.Frames.Select(frame => Write(frame))
            .Concat(WireSamples.OfNodes.Select(NodeMessageCodec.Write))
            .Concat(WireSamples.OfCoordinators.Select(CoordinatorMessageCodec.Write)).ToArray();
        var random = new Random(1);
        var refusedCount = 0;

        for (var i = 0; i < 20_000; i++)
        {
            var bytes = seeds[random.Next(seeds.Length)].ToArray();
            for (var flips = random.Next(1, 4); flips > 0 && bytes.Length > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            refusedCount += IsRefused(() => FrameCodec.Read(bytes)) ? 1 : 0;
            refusedCount += IsRefused(() => NodeMessageCodec.Read(bytes)) ? 1 : 0;
            refusedCount += IsRefused(() => CoordinatorMessageCodec.Read(bytes)) ? 1 : 0;
        }

        refusedCount.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void A_newer_refusal_is_read_as_unknown_and_keeps_its_reason()
    {
        var refused = new Contracts.Refused { Kind = (Contracts.RefusalKind)99, Reason = "new rules" };
        var batch = new Contracts.Batch { Frames = { new Contracts.Frame { Refused = refused } } }.ToByteArray();

        FrameCodec.Read(batch).ShouldBe([new WireFrame.Refused(WireRefusalKind.Unknown, "new rules", null)]);
    }

    private static bool IsRefused(Action read)
    {
        try
        {
            read();
            return false;
        }
        catch (FrameRefusedException)
        {
            return true;
        }
    }

    private static byte[] Write(params ReadOnlySpan<WireFrame> frames)
    {
        var batch = new ArrayBufferWriter<byte>();
        foreach (var frame in frames) FrameCodec.Write(frame, batch);
        return batch.WrittenSpan.ToArray();
    }

    private static string Text(WireFrame frame) => frame is WireFrame.Data data
        ? $"data {data.Number} {Convert.ToHexString(data.Body.Span)}"
        : frame.ToString();
}
