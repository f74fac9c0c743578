using Sweep.Coordinator.Cluster;

namespace Sweep.Simulation.Clusters;

/// <summary>Something that people want of the coordinator.</summary>
/// <param name="At">Not before.</param>
/// <param name="What">For whoever reads of a failure.</param>
/// <param name="Request">What to ask the coordinator that leads now; null when it is done with.</param>
internal sealed record Errand(TimeSpan At, string What, Func<CoordinatorProcess, ClusterRequest?> Request)
{
    public Func<ClusterReply.Refused, bool> MayBeRefused { get; init; } = _ => false;

    public bool IsRepeatedWhenRefused { get; init; }

    public Action WhenGranted { get; init; } = () => { };
}
