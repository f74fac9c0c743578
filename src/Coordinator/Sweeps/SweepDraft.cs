using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>One sweep within the step that a decision is building: facts are applied as they are persisted, so each
/// later line of the decision sees their result, and the effect list cannot get into another order.</summary>
internal sealed class SweepDraft(SweepState state, ClusterDraft cluster)
{
    public SweepState State { get; set; } = state;

    public SweepId Id => State.Id;

    public SweepLedger Ledger => State.Ledger;

    public SweepDefinition Definition => State.Plan.Definition;

    /// <summary>The whole step.</summary>
    public ClusterDraft Cluster => cluster;

    /// <summary>Its entry in the cluster's list of sweeps that wait for nodes; null while it is not there.</summary>
    public ReadySweep? Indexed { get; set; }

    /// <summary>Deleted in this step.</summary>
    public bool IsDeleted { get; set; }

    public void Record(SweepFact fact) => Record(fact, State.Apply(fact));

    public void Record(SweepFact fact, SweepState after)
    {
        State = after;
        cluster.Do(new ClusterEffect.Persist(Id, fact));
    }

    /// <summary>To a node that has joined; others learn what matters when they do.</summary>
    public void Send(NodeId node, CoordinatorMessage message) => cluster.Send(node, message);

    public void Conclude(SweepOutcome outcome)
    {
        if (State.IsConcluded) return;
        State = State with { IsConcluded = true };
        cluster.Do(new ClusterEffect.Conclude(Id, outcome));
    }
}
