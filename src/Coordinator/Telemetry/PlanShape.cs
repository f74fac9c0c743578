using Sweep.Coordinator.Sweeps;
using Sweep.Messages;

namespace Sweep.Coordinator.Telemetry;

/// <summary>What is asked of a plan for each trial that starts. Most sweeps have one batch size, so that it is looked
/// up once.</summary>
internal sealed class PlanShape(SweepPlan plan)
{
    private int? batchSize;

    public SweepPlan Plan => plan;

    public string OptimizerOf(TrialId trial) => plan.Grid.OptimizerOf(plan.ConfigurationOf(trial));

    public int BatchSizeOf(TrialId trial) =>
        plan.HasOneShape ? batchSize ??= plan.SpecOf(trial).BatchSize : plan.SpecOf(trial).BatchSize;
}
