using Sweep.Messages;

namespace Sweep.Simulation.Clusters;

/// <summary>Sees that nobody trains without a lease.</summary>
internal static class LeaseWitness
{
    /// <summary>A step that was begun when the lease had run out, and after the process had a moment to see so, is a
    /// fault; the one that was under way is not, because trainings end between steps.</summary>
    public static void Trained(NodeProcess node, AttemptId attempt, TimeSpan stepBegan)
    {
        var until = node.LeaseUntil > node.AwakeSince ? node.LeaseUntil : node.AwakeSince;
        stepBegan.ShouldBeLessThanOrEqualTo(
            until, $"{node.Incarnation} trains {attempt} though its lease ran out at {node.LeaseUntil}");
    }
}
