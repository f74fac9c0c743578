using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Results;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Verification;

/// <summary>Each trial by itself: one terminal record and nothing after it, attempts without gaps, repeated reports
/// equal to the first, an objective and a verdict that follow from the reports.</summary>
internal static class TrialChecks
{
    public static void CheckAll(SweepFrame sweep, IJournalReader journal, VerificationDraft draft)
    {
        draft.Trials = sweep.Grid.TrialCount;
        foreach (var trial in TrialHistories.Recorded(journal))
        {
            if (trial.Trial.Number < 0 || trial.Trial.Number >= sweep.Grid.TrialCount)
            {
                draft.Find($"{trial.Trial} is in the journal, but the grid has only {sweep.Grid.TrialCount} trials.");
                continue;
            }

            draft.Reports += trial.Curve.Count;
            if (trial.Finished is not null) draft.Finished++;
            CheckEnd(trial, draft);
            CheckAttempts(trial, draft);
            CheckRepeats(trial, draft);
            if (trial.Finished is { } finished) CheckOutcome(sweep, trial, finished, draft);
        }

        // A sweep that ran all its trials gives no reason for its end.
        if (sweep.End is { Reason: null })
        {
            draft.FindUnless(draft.Finished == draft.Trials,
                $"the sweep is finished, but only {draft.Finished} of {draft.Trials} trials have a terminal record.");
        }
    }

    private static void CheckEnd(TrialHistory trial, VerificationDraft draft)
    {
        TrialFinished? end = null;
        var changed = false;
        foreach (var fact in trial.Facts)
        {
            switch (fact)
            {
                case TrialReopened f:
                    draft.FindUnless(end?.State == f.From,
                        $"{trial.Trial} is reopened as {f.From}, and is {end?.State}.");
                    end = null;
                    break;
                case TrialFinished f:
                    draft.FindUnless(end is null, $"{trial.Trial} has two terminal records; it may have one.");
                    end = f;
                    break;
                default:
                    draft.FindUnless(
                        end is null || changed, $"{trial.Trial} is finished, and {fact.GetType().Name} follows.");
                    changed |= end is not null;
                    break;
            }
        }
    }

    private static void CheckAttempts(TrialHistory trial, VerificationDraft draft)
    {
        var (assigned, begun, ended) = (0, 0, 0);
        foreach (var fact in trial.Facts)
        {
            switch (fact)
            {
                case AttemptAssigned f:
                    draft.Attempts++;
                    draft.FindUnless(f.Attempt == assigned + 1,
                        $"{trial.Trial}: attempt {f.Attempt} was assigned where attempt {assigned + 1} is expected.");
                    draft.FindUnless(ended == assigned,
                        $"{trial.Trial}: attempt {f.Attempt} was assigned before attempt {assigned} ended.");
                    assigned = f.Attempt;
                    break;
                case AttemptBegan f:
                    draft.FindUnless(f.Attempt == assigned && begun < f.Attempt && ended < f.Attempt,
                        $"{trial.Trial}: attempt {f.Attempt} began out of turn.");
                    begun = f.Attempt;
                    break;
                case MetricsReported f:
                    draft.FindUnless(f.Attempt == assigned && f.Attempt == begun && ended < f.Attempt,
                        $"{trial.Trial}: attempt {f.Attempt} reported step {f.Step} without holding the trial.");
                    break;
                case AttemptEnded f:
                    draft.FindUnless(f.Attempt == assigned && ended < f.Attempt,
                        $"{trial.Trial}: attempt {f.Attempt} ended out of turn.");
                    ended = f.Attempt;
                    break;
            }
        }
    }

    private static void CheckRepeats(TrialHistory trial, VerificationDraft draft)
    {
        foreach (var repeats in trial.Counting.OfType<MetricsReported>().GroupBy(report => report.Step))
        {
            var first = repeats.First();
            var other = repeats.FirstOrDefault(report => !report.Values.SequenceEqual(first.Values));
            draft.FindUnless(other is null,
                $"{trial.Trial}: attempt {other?.Attempt} reported other values at step {first.Step} than attempt " +
                $"{first.Attempt}; a repeated step must give the same bits.");
        }
    }

    private static void CheckOutcome(
        SweepFrame sweep, TrialHistory trial, TrialFinished finished, VerificationDraft draft)
    {
        var metric = sweep.Grid.Definition.Objective.Metric;
        double? objective = trial.LastValues().TryGetValue(metric, out var value) ? value : null;
        // Equals, not ==: NaN must equal NaN here.
        draft.FindUnless(Equals(finished.Objective, objective),
            $"{trial.Trial}: the recorded objective is {finished.Objective}, its reports give {objective}.");

        var lastStep = trial.Curve.Count > 0 ? trial.Curve[^1].Step : 0;
        draft.FindUnless(finished.Steps == lastStep,
            $"{trial.Trial}: it ended at step {finished.Steps}, its last report is of step {lastStep}.");
        if (finished.State == TrialState.Completed)
        {
            var steps = trial.StepsIn(sweep.Plan);
            draft.FindUnless(finished.Steps == steps,
                $"{trial.Trial}: it counts as completed at step {finished.Steps} of {steps}.");
        }

        VerdictChecks.Check(sweep, trial, finished, draft);
    }
}
