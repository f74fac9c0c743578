using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Telemetry;

/// <summary>Checks the facts of one sweep against each other, apart from the ledger that they make: it shares no code
/// with it, so that a mistake there shows here. It remembers a bit for each trial and a few numbers for each open
/// one.</summary>
internal sealed class LedgerAudit
{
    private readonly Dictionary<TrialId, Open> open = [];
    private readonly List<ulong> ended = [];
    private readonly Action<string> violated;
    private SweepPlan plan;

    /// <param name="sweep">Before the first fact that it is to check.</param>
    /// <param name="violated">Told each violation's kind, one of <see cref="MetricWords.Violations"/>.</param>
    public LedgerAudit(SweepState sweep, Action<string> violated)
    {
        this.violated = violated;
        plan = sweep.Plan;
        var ledger = sweep.Ledger;
        foreach (var (trial, running) in ledger.Running) open[trial] = Open.Of(running.Progress, isLive: true);
        foreach (var (trial, progress) in ledger.BetweenAttempts) open[trial] = Open.Of(progress, isLive: false);
        for (var run = 0L; run < ledger.NextRun; run++) MarkUnlessOpen(plan.TrialAt(run));
        foreach (var trial in ledger.Ahead) MarkUnlessOpen(trial);
    }

    /// <param name="facts">That follow those before, in journal order.</param>
    /// <param name="planAfter">The plan after them.</param>
    public void Check(IReadOnlyList<SweepFact> facts, SweepPlan planAfter)
    {
        plan = planAfter;
        foreach (var fact in facts) Check(fact);
    }

    private void Check(SweepFact fact)
    {
        switch (fact)
        {
            case MetricsReported f:
                if (Live(f.Trial, f.Attempt) is { } reporting) Report(reporting, f);
                break;
            case AttemptAssigned f:
                Assign(f);
                break;
            case AttemptBegan f:
                if (Live(f.Trial, f.Attempt) is { } beginning) beginning.StepsPerEpoch ??= f.StepsPerEpoch;
                break;
            case AttemptEnded f:
                if (Live(f.Trial, f.Attempt) is { } ending) ending.IsLive = false;
                break;
            case TrialFinished f:
                if (HasEnded(f.Trial)) violated(MetricWords.SecondResult);
                Mark(f.Trial, hasEnded: true);
                open.Remove(f.Trial);
                break;
            case TrialReopened f:
                Mark(f.Trial, hasEnded: false);
                open[f.Trial] = new Open { Attempt = f.LastAttempt };
                break;
        }
    }

    private void Assign(AttemptAssigned f)
    {
        if (!open.TryGetValue(f.Trial, out var trial)) open[f.Trial] = trial = new Open();
        if (trial.IsLive || f.Attempt <= trial.Attempt) violated(MetricWords.TwoLiveAttempts);
        (trial.Attempt, trial.IsLive) = (f.Attempt, true);
    }

    private void Report(Open trial, MetricsReported f)
    {
        if (f.Step <= trial.Step)
        {
            violated(MetricWords.ReportTwice);
            return;
        }

        if (ScheduleOf(f.Trial, trial) is { } schedule && f.Step > schedule.NextAfter(trial.Step))
            violated(MetricWords.ReportGap);
        trial.Step = f.Step;
    }

    /// <summary>What is said of a trial must be of its one live attempt.</summary>
    private Open? Live(TrialId trial, int attempt)
    {
        if (open.TryGetValue(trial, out var known) && known.IsLive && known.Attempt == attempt) return known;
        violated(MetricWords.TwoLiveAttempts);
        return null;
    }

    /// <summary>Null of a trial in epochs that began before their length was recorded.</summary>
    private ReportSchedule? ScheduleOf(TrialId id, Open trial)
    {
        if (trial.Schedule is { } known) return known;
        if (trial.StepsPerEpoch is null && plan.Definition.Trainer.Length.Unit == LengthUnit.Epochs) return null;
        return trial.Schedule = plan.ScheduleOf(id, trial.StepsPerEpoch);
    }

    private void MarkUnlessOpen(TrialId trial)
    {
        if (!open.ContainsKey(trial)) Mark(trial, hasEnded: true);
    }

    private bool HasEnded(TrialId trial)
    {
        var word = (int)(trial.Number >> 6);
        return word < ended.Count && (ended[word] & BitOf(trial)) != 0;
    }

    private void Mark(TrialId trial, bool hasEnded)
    {
        var word = (int)(trial.Number >> 6);
        while (ended.Count <= word) ended.Add(0);
        ended[word] = hasEnded ? ended[word] | BitOf(trial) : ended[word] & ~BitOf(trial);
    }

    private static ulong BitOf(TrialId trial) => 1UL << (int)(trial.Number & 63);

    private sealed class Open
    {
        public int Attempt { get; set; }

        public bool IsLive { get; set; }

        public long Step { get; set; }

        public long? StepsPerEpoch { get; set; }

        public ReportSchedule? Schedule { get; set; }

        public static Open Of(TrialProgress progress, bool isLive) => new()
        {
            Attempt = progress.Attempt,
            IsLive = isLive,
            Step = progress.ReportedStep,
            StepsPerEpoch = progress.StepsPerEpoch,
        };
    }
}
