using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.Cli.Progress;

/// <summary>What has been heard of a trial that is not finished yet.</summary>
internal sealed class RunningTrial(TrialId trial, Func<TrialSpec> specOfTrial, string objectiveMetric)
{
    private long? steps;
    private long? stepsPerEpoch;

    public TrialId Trial { get; } = trial;

    /// <summary>The attempt that runs now; null between two attempts.</summary>
    public int? Attempt { get; private set; }

    /// <summary>Steps in the whole trial, which has begun; looked up when first asked for.</summary>
    public long Steps => steps ??= ReportSchedule.Of(specOfTrial(), stepsPerEpoch).Steps;

    /// <summary>The step reported last.</summary>
    public long Step { get; private set; }

    public Curve TrainLoss { get; } = new();

    /// <summary>The objective's value reported last; null before the first.</summary>
    public double? Objective { get; private set; }

    /// <summary>Share of the trial that is done, 0 to 1.</summary>
    public double Fraction => Steps > 0 ? Math.Min(1, (double)Step / Steps) : 0;

    public void Begin(int attempt, long? stepsInEpoch) =>
        (Attempt, stepsPerEpoch) = (attempt, stepsPerEpoch ?? stepsInEpoch);

    public void Leave() => Attempt = null;

    /// <summary>A step counts once; an attempt that repeats steps after a restart adds nothing until it is ahead.
    /// </summary>
    public void Report(long step, ImmutableArray<MetricValue> values)
    {
        if (step <= Step) return;
        Step = step;
        foreach (var value in values)
        {
            if (value.Name == MetricNames.TrainLoss) TrainLoss.Add(value.Value);
            if (value.Name == objectiveMetric) Objective = value.Value;
        }
    }
}
