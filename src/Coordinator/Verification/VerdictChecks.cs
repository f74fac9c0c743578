using System.Globalization;
using Sweep.Coordinator.Results;
using Sweep.Messages;
using Sweep.Search;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Verification;

/// <summary>Derives a trial's divergence verdict again from its reports, and holds the recorded one against
/// it.</summary>
internal static class VerdictChecks
{
    public static void Check(SweepFrame sweep, TrialHistory trial, TrialFinished finished, VerificationDraft draft)
    {
        draft.FindUnless((finished.State == TrialState.Diverged) == (finished.Verdict is not null),
            $"{trial.Trial}: its state is {finished.State}, and its verdict {finished.Verdict?.Rule ?? "none"}.");

        var derived = Derive(sweep, trial);
        if (derived is not null) draft.Verdicts++;
        draft.FindUnless(Equals(derived, finished.Verdict),
            $"{trial.Trial}: the recorded verdict is {Text(finished.Verdict)}; its reports give {Text(derived)}.");
    }

    private static Verdict? Derive(SweepFrame sweep, TrialHistory trial)
    {
        if (trial.Began is not { } began || trial.StepsIn(sweep.Plan) is not { } steps) return null;

        var guess = new GuessLevel(began.GuessLoss, began.GuessAccuracy);
        var monitor = DivergenceMonitor.Start(sweep.Grid.Definition.Divergence, guess, steps);
        foreach (var report in trial.Curve)
        {
            (monitor, var verdict) = monitor.Observe(report.Step, report.Values);
            if (verdict is not null) return verdict;
        }

        return null;
    }

    private static string Text(Verdict? verdict) => verdict is null
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{verdict.Rule} at step {verdict.Step} ({verdict.Message})");
}
