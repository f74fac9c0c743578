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

    private static AttemptId? AttemptOf(NodeMessage message) => message switch
    {
        NodeMessage.Began m => m.Attempt,
        NodeMessage.Reported m => m.Attempt,
        NodeMessage.Checkpointed m => m.Attempt,
        NodeMessage.Ended m => m.Attempt,
        _ => null,
    };
}
