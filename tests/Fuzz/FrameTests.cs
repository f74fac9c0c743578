using System.Buffers;
using Sweep.Actors;
using Sweep.Messages.Tests.Wire;
using Sweep.Messages.Wire;

namespace Sweep.Fuzz;

/// <summary>Goal: no bytes from a link do more than be refused. Method: valid batches and messages, damaged by seed,
/// go through the codecs of both ends; what is read must be possible to write again.</summary>
public sealed class FrameTests
{
    private static readonly byte[][] Bodies =
    [
        .. WireSamples.OfNodes.Select(NodeMessageCodec.Write),
        .. WireSamples.OfCoordinators.Select(CoordinatorMessageCodec.Write),
    ];

    private static readonly byte[][] Samples =
    [
        .. Bodies,
        .. WireSamples.Frames.Select(frame => Batch([frame])),
        .. Bodies.Select(body => Batch([new WireFrame.Data(1, body)])),
        Batch(WireSamples.Frames),
    ];

    [Fact]
    public void Damaged_frames_are_refused_or_read_in_bounded_memory()
    {
        var run = new FuzzRun("Frames", count: 50_000);

        run.Run(seed =>
        {
            var bytes = new ByteMutations(new Prng(seed).Fork("frames"), Samples).Next();
            return new FuzzInput(bytes, AllocatedBytesMax(bytes.Length), () => IsAccepted(bytes));
        });

        if (run.IsReplay) return;
        run.AcceptedCount.ShouldBeGreaterThan(1000);
        run.RefusedCount.ShouldBeGreaterThan(1000);
    }

    /// <summary>The codecs promise a small multiple of the length; refusals cost a trace of the stack.</summary>
    private static long AllocatedBytesMax(int length) => (256 << 10) + (400L * length);

    private static bool IsAccepted(byte[] bytes)
    {
        var isRead = IsRead(() =>
        {
            var frames = FrameCodec.Read(bytes);
            Batch(frames);
            foreach (var data in frames.OfType<WireFrame.Data>()) IsMessage(data.Body.ToArray());
        });
        return IsMessage(bytes) | isRead;
    }

    private static bool IsMessage(byte[] body) =>
        IsRead(() => NodeMessageCodec.Write(NodeMessageCodec.Read(body)))
        | IsRead(() => CoordinatorMessageCodec.Write(CoordinatorMessageCodec.Read(body)));

    private static bool IsRead(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (FrameRefusedException refused)
        {
            refused.Message.ShouldNotBeNullOrWhiteSpace();
            refused.Message.Length.ShouldBeLessThan(2000);
            return false;
        }
    }

    private static byte[] Batch(IEnumerable<WireFrame> frames)
    {
        var batch = new ArrayBufferWriter<byte>();
        foreach (var frame in frames) FrameCodec.Write(frame, batch);
        return batch.WrittenSpan.ToArray();
    }
}
