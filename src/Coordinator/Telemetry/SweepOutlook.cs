using Sweep.Coordinator.Http.Sweeps;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages.Telemetry;

namespace Sweep.Coordinator.Telemetry;

/// <summary>How long a sweep will take, as it looks from one collection to the next.</summary>
internal sealed class SweepOutlook
{
    private const double EstimableFraction = 0.05;

    private readonly TimeLeft timeLeft = new();
    private SweepPlan? plan;
    private TimeSpan? estimate;

    public void Tell(MetricPoints points, SweepState sweep, double fraction, TimeSpan now)
    {
        var spent = sweep.Ledger.WorkedUntil(now);
        var left = sweep.Ledger.End is not null ? TimeSpan.Zero
            : sweep.Ledger.Running.IsEmpty ? (TimeSpan?)null
            : timeLeft.Estimate(now, fraction);
        if (plan != sweep.Plan) (plan, estimate) = (sweep.Plan, null); // More or fewer trials: another estimate.
        if (fraction >= EstimableFraction && sweep.Ledger.End is null) estimate ??= spent + left;
        points.Add(SweepMetrics.Progress, fraction, sweep.Name);
        points.Add(SweepMetrics.TimeSpent, spent.TotalSeconds, sweep.Name);
        points.AddIfKnown(SweepMetrics.TimeLeft, left?.TotalSeconds, sweep.Name);
        points.AddIfKnown(SweepMetrics.TimeEstimate, estimate?.TotalSeconds, sweep.Name);
    }
}
