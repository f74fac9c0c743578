using System.Globalization;
using Sweep.Cli.Progress;
using Sweep.Cli.Rendering;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Results;

/// <summary>Everything that a journal knows of one trial.</summary>
internal sealed class TrialStory(Grid grid, TrialId trial)
{
    private readonly SortedDictionary<string, Curve> curves = new(StringComparer.Ordinal);
    private readonly List<SweepFact.AttemptEnded> attempts = [];
    private SweepFact.TrialFinished? finished;
    private SweepFact.AttemptBegan? began;
    private long lastStep;

    /// <summary>Reads the trial's facts from the folder's journal.</summary>
    public static TrialStory Of(ResultFolder folder, TrialId trial)
    {
        var story = new TrialStory(folder.Grid, trial);
        foreach (var (_, fact) in folder.Journal.Read())
        {
            if (fact.Subject == trial) story.Apply(fact);
        }

        return story;
    }

    public void Apply(SweepFact fact)
    {
        switch (fact)
        {
            case SweepFact.AttemptBegan beginning:
                began = beginning;
                break;
            case SweepFact.MetricsReported report when report.Step > lastStep:
                lastStep = report.Step;
                foreach (var value in report.Values)
                {
                    if (!curves.TryGetValue(value.Name, out var curve)) curves[value.Name] = curve = new Curve();
                    curve.Add(value.Value);
                }

                break;
            case SweepFact.AttemptEnded end:
                attempts.Add(end);
                break;
            case SweepFact.TrialFinished end:
                finished = end;
                break;
        }
    }

    public ToldTrial Tell() => new(Heading(), State())
    {
        Verdict = finished?.Verdict,
        Reason = finished?.Reason,
        Guess = began is { } guess && !double.IsNaN(guess.GuessLoss) ? (guess.GuessLoss, guess.GuessAccuracy) : null,
        Curves =
        [
            .. curves.Select(entry =>
                new ToldCurve(entry.Key, entry.Value.Points, entry.Value.First, entry.Value.Last)),
        ],
        Attempts = [.. attempts.Select(Attempt)],
    };

    private string Heading() => string.Create(
        CultureInfo.InvariantCulture,
        $"{trial}: {grid.ConfigurationAt(grid.ConfigurationOf(trial)).Display}, seed {grid.SeedOf(trial)}");

    private string State()
    {
        var length = Length();
        if (finished is null)
        {
            return began is null
                ? "It has not been started yet."
                : string.Create(
                    CultureInfo.InvariantCulture, $"It is not finished: {lastStep} of {length} are reported.");
        }

        var objective = grid.Definition.Objective.Metric;
        var value = finished.Objective is { } last ? $", {objective} {ParameterValue.FormatNumber(last)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{finished.State} after {finished.Steps} of {length}{value}.");
    }

    /// <summary>In steps, as soon as a node has said how many an epoch has.</summary>
    private TrialLength Length()
    {
        var spec = grid.SpecOf(trial);
        return began is null ? spec.Length : TrialLength.Steps(ReportSchedule.Of(spec, began.StepsPerEpoch).Steps);
    }

    private static string Attempt(SweepFact.AttemptEnded attempt)
    {
        var reason = attempt.Reason is { } why ? $": {why}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"Attempt {attempt.Attempt}: {attempt.Outcome} after ")
            + Durations.Words(TimeSpan.FromSeconds(attempt.Seconds)) + reason;
    }
}
