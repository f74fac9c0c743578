using System.Buffers;
using System.Net.WebSockets;
using Sweep.Messages;
using Sweep.Messages.Wire;

namespace Sweep.EndToEnd.Links;

/// <summary>Somebody who got in and does not keep to the protocol.</summary>
public class RawConnectionTests
{
    private static readonly NodeIncarnation Node = new(new NodeId("raw"), 1);

    [Fact]
    public async Task Bytes_that_are_no_frames_are_refused_with_what_is_wrong() =>
        (await AnswerAsync([0xFF, 0xFF])).ShouldBe(
            new WireFrame.Refused(WireRefusalKind.Malformed, "Batch has an end inside of a number", null));

    [Fact]
    public async Task A_connection_that_does_not_begin_with_hello_is_refused() =>
        (await AnswerAsync(Write(new WireFrame.KeepAlive(0)))).ShouldBe(new WireFrame.Refused(
            WireRefusalKind.Malformed, "a connection begins with KeepAlive, not with Hello", null));

    [Fact]
    public async Task A_message_that_cannot_be_read_ends_the_link_with_what_is_wrong()
    {
        var answer = await AnswerAsync(Write(Hello(), new WireFrame.Data(1, new byte[] { 0x22, 0x00 })));

        answer.ShouldBe(new WireFrame.Refused(
            WireRefusalKind.Malformed, "a message about a trial has no attempt", null));
    }

    private static WireFrame.Hello Hello() =>
        new(ProtocolVersions.Own, Node, "test", 1, null, new WirePosition(0, 0, 10));

    /// <summary>The refusal that ends the connection.</summary>
    private static async Task<WireFrame> AnswerAsync(byte[] message)
    {
        using var scene = new LinkScene();
        using var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(LinkScene.Patience);
        await socket.ConnectAsync(new UriBuilder(scene.Url) { Scheme = "ws" }.Uri, patience.Token);

        await socket.SendAsync(message, WebSocketMessageType.Binary, true, patience.Token);

        var answer = new byte[4096];
        var frames = new List<WireFrame>();
        while (true)
        {
            var part = await socket.ReceiveAsync(answer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close) return frames[^1];
            frames.AddRange(FrameCodec.Read(answer.AsSpan(0, part.Count)));
        }
    }

    private static byte[] Write(params ReadOnlySpan<WireFrame> frames)
    {
        var batch = new ArrayBufferWriter<byte>();
        foreach (var frame in frames) FrameCodec.Write(frame, batch);
        return batch.WrittenSpan.ToArray();
    }
}
