using System.Globalization;
using Sweep.Cli.Rendering;
using Sweep.Cli.Results;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Cli.Remote;

/// <summary>A trial's story as its coordinator knows it.</summary>
internal static class RemoteTrial
{
    public static ToldTrial Tell(TrialExplanation explained)
    {
        var (detail, trial) = (explained.Detail, explained.Detail.Trial);
        return new ToldTrial(
            Text($"trial-{trial.Trial:D4}: {trial.Display}, seed {trial.Seed}"), State(detail))
        {
            Verdict = detail.Verdict,
            Reason = detail.Reason,
            Guess = explained is { GuessLoss: { } loss, GuessAccuracy: { } accuracy } ? (loss, accuracy) : null,
            Curves = [.. explained.Curves.Metrics.Select(entry => Curve(entry.Key, entry.Value.Values))],
            Attempts = [.. detail.Attempts.Select(Attempt)],
        };
    }

    private static string State(TrialDetail detail)
    {
        var trial = detail.Trial;
        var steps = Text($"{trial.Steps}") + (detail.Length is { } length ? Text($" of {length} steps") : " steps");
        var value = trial.Objective is { } last ? $", objective {ParameterValue.FormatNumber(last)}" : "";
        return trial.State switch
        {
            TrialState.Pending when trial.Attempts == 0 => "It has not been started yet.",
            TrialState.Pending => $"It waits for another attempt: {steps} are reported{value}.",
            TrialState.Running => $"It is not finished: {steps} are reported{value}.",
            _ => $"{trial.State} after {steps}{value}.",
        };
    }

    private static ToldCurve Curve(string metric, IReadOnlyList<double> values) =>
        new(metric, values, values.Count > 0 ? values[0] : null, values.Count > 0 ? values[^1] : null);

    private static string Attempt(AttemptEntry attempt)
    {
        var reason = attempt.Reason is { } why ? $": {why}" : "";
        var end = attempt.Outcome is { } outcome
            ? $"{outcome} after {Durations.Words(TimeSpan.FromSeconds(attempt.Seconds ?? 0))}"
            : attempt.Began is null ? "waits for a free lane" : "runs";
        return Text($"Attempt {attempt.Attempt} on {attempt.Node}: {end}{reason}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
