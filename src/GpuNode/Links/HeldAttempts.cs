using Sweep.Messages;
using Sweep.Messages.Wire;

namespace Sweep.GpuNode.Links;

/// <summary>A Join that goes out before messages which were said earlier: what they are about was held then.</summary>
internal static class HeldAttempts
{
    public static NodeMessage.Join AddTo(NodeMessage.Join join, IEnumerable<ReadOnlyMemory<byte>> unacknowledged)
    {
        var held = join.Held.ToHashSet();
        var spokenOf = unacknowledged.Select(body => AttemptOf(NodeMessageCodec.Read(body.Span))).OfType<AttemptId>();
        return join with { Held = [.. join.Held, .. spokenOf.Where(held.Add)] };
    }

    /// <summary>Whether a later Join says all that the message said. An earlier Join that came behind it would take
    /// back what the coordinator assigned in between.</summary>
    public static bool IsReplacedByJoin(ReadOnlyMemory<byte> body) =>
        NodeMessageCodec.Read(body.Span) is NodeMessage.Join or NodeMessage.Heartbeat;

    private static AttemptId? AttemptOf(NodeMessage message) => message switch
    {
        NodeMessage.Began m => m.Attempt,
        NodeMessage.Reported m => m.Attempt,
        NodeMessage.Checkpointed m => m.Attempt,
        NodeMessage.Ended m => m.Attempt,
        _ => null,
    };
}
