namespace Sweep.Messages;

/// <summary>At which steps a trial reports its training loss and at which it is evaluated: a function of its spec and
/// of the steps in an epoch, so that every attempt reports at the same steps, and the coordinator sees when a report is
/// missing. Everything is counted in optimizer steps here.</summary>
/// <param name="Steps">Steps in the whole trial.</param>
/// <param name="EvaluateEvery">Steps between evaluations on the test set.</param>
/// <param name="ReportEvery">Steps between reports of the training loss.</param>
public sealed record ReportSchedule(long Steps, long EvaluateEvery, long ReportEvery)
{
    private const long ReportsPerTrialMin = 30;
    private const long ReportsPerEpochMin = 10;

    /// <param name="spec">The trial.</param>
    /// <param name="stepsPerEpoch">What its node said: batches of the training set, the last one may be smaller. Only a
    /// trial that is counted in epochs needs it.</param>
    /// <exception cref="ArgumentNullException">The trial is counted in epochs, and no node has said how long one
    /// is.</exception>
    public static ReportSchedule Of(TrialSpec spec, long? stepsPerEpoch)
    {
        var isInEpochs = spec.Length.Unit == LengthUnit.Epochs;
        var unit = isInEpochs ? stepsPerEpoch ?? throw new ArgumentNullException(nameof(stepsPerEpoch)) : 1;
        var steps = spec.Length.Count * unit;
        var evaluateEvery = Math.Min(spec.EvaluateEvery, spec.Length.Count) * unit;
        var reportEvery = spec.ReportEvery ?? (isInEpochs
            ? DivisorNear(unit / ReportsPerEpochMin, unit)
            : DivisorNear(steps / ReportsPerTrialMin, evaluateEvery));
        return new ReportSchedule(steps, evaluateEvery, Math.Min(reportEvery, steps));
    }

    /// <summary>The first step after <paramref name="step"/> at which anything is due.</summary>
    public long NextAfter(long step) =>
        step == 0
            ? 1
            : Math.Min(Steps, Math.Min(NextMultiple(step, ReportEvery), NextMultiple(step, EvaluateEvery)));

    public bool IsReportDue(long step) => step == 1 || step == Steps || step % ReportEvery == 0;

    public bool IsEvaluationDue(long step) => step == Steps || step % EvaluateEvery == 0;

    /// <summary>The last step up to and including <paramref name="step"/> at which anything was due; 0 when none.
    /// </summary>
    public long LastUpTo(long step)
    {
        if (step == 0 || step == Steps) return step;
        var report = step / ReportEvery * ReportEvery;
        var evaluation = step / EvaluateEvery * EvaluateEvery;
        return Math.Max(1, Math.Max(report, evaluation));
    }

    private static long NextMultiple(long step, long every) => ((step / every) + 1) * every;

    /// <summary>The largest divisor of an interval above half of the target and up to it, so that reports and
    /// evaluations fall on the same steps; where there is none, the target.</summary>
    private static long DivisorNear(long target, long interval)
    {
        target = Math.Max(1, target);
        for (var candidate = target; candidate > target / 2; candidate--)
        {
            if (interval % candidate == 0) return candidate;
        }

        return target;
    }
}
