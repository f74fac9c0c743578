using System.Collections.Immutable;
using System.Globalization;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>Tells what became of a trial, and why.</summary>
internal static class TrialExplanations
{
    private const int CurvePoints = 60;

    public static TrialExplanation Of(TrialRecord record)
    {
        var detail = record.Detail();
        var began = record.History.Began;
        return new TrialExplanation
        {
            Detail = detail,
            GuessLoss = Level(began?.GuessLoss),
            GuessAccuracy = Level(began?.GuessAccuracy),
            Curves = Downsampling.Curves(detail.Trial.Trial, record.History.Curve, CurvePoints),
            Story = [.. Story(detail)],
        };
    }

    private static double? Level(double? level) => level is { } value && double.IsFinite(value) ? value : null;

    private static IEnumerable<string> Story(TrialDetail detail)
    {
        var trial = detail.Trial;
        yield return Text($"trial-{trial.Trial:D4} is {trial.Display} with seed {trial.Seed}.");
        yield return State(detail);
        if (detail.Verdict is { } verdict)
        {
            var threshold = verdict.Threshold is { } limit ? Text($", held against {limit}") : "";
            yield return Text($"Rule {verdict.Rule} decided at step {verdict.Step}: {verdict.Message}");
            yield return Text($"{verdict.Metric} was {verdict.Value}{threshold}.");
        }

        if (detail.Reason is { } reason) yield return $"Reason: {reason}";
        foreach (var attempt in detail.Attempts)
        {
            var end = attempt.Outcome is { } outcome
                ? Text($"{outcome} after {attempt.Seconds:0.0} s")
                : attempt.Began is null ? "waits for a free lane" : "runs";
            var why = attempt.Reason is { } because ? $": {because}" : "";
            yield return Text($"Attempt {attempt.Attempt} on {attempt.Node}: {end}{why}.");
        }
    }

    private static string State(TrialDetail detail)
    {
        var (trial, length) = (detail.Trial, detail.Length is { } steps ? Text($" of {steps}") : "");
        var value = trial.Objective is { } objective ? Text($", objective {objective}") : "";
        return trial.State switch
        {
            TrialState.Pending when trial.Attempts == 0 => "It has not been started yet.",
            TrialState.Pending =>
                Text($"It waits for its next attempt, {trial.Steps}{length} steps are reported{value}."),
            TrialState.Running => Text($"It runs: {trial.Steps}{length} steps are reported{value}."),
            _ => Text($"It ended as {trial.State} after {trial.Steps}{length} steps{value}."),
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
