namespace Sweep.Messages;

/// <summary>At which steps a trial reports its training loss and at which it is evaluated: a function of its spec
/// alone, so that every attempt reports at the same steps, and the coordinator sees when a report is missing.</summary>
public static class ReportSchedule
{
    /// <summary>The first step after <paramref name="step"/> at which anything is due.</summary>
    public static long NextAfter(TrialSpec spec, long step) =>
        step == 0
            ? 1
            : Math.Min(spec.Steps,
                Math.Min(NextMultiple(step, spec.ReportEvery), NextMultiple(step, spec.EvaluateEvery)));

    public static bool IsReportDue(TrialSpec spec, long step) =>
        step == 1 || step == spec.Steps || step % spec.ReportEvery == 0;

    public static bool IsEvaluationDue(TrialSpec spec, long step) =>
        step == spec.Steps || step % spec.EvaluateEvery == 0;

    /// <summary>The last step up to and including <paramref name="step"/> at which anything was due; 0 when none.
    /// </summary>
    public static long LastUpTo(TrialSpec spec, long step)
    {
        if (step == 0 || step == spec.Steps) return step;
        var report = step / spec.ReportEvery * spec.ReportEvery;
        var evaluation = step / spec.EvaluateEvery * spec.EvaluateEvery;
        return Math.Max(1, Math.Max(report, evaluation));
    }

    private static long NextMultiple(long step, long every) => ((step / every) + 1) * every;
}
