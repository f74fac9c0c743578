using System.Globalization;
using System.Text;
using Sweep.Cli.Progress;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Results;

/// <summary>Everything that a journal knows of one trial.</summary>
internal sealed class TrialStory(Grid grid, TrialId trial)
{
    private const int CurveCells = 60;

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

    /// <summary>A paragraph of text for people, in lines of at most <paramref name="columns"/> where words allow.
    /// </summary>
    public string Compose(Glyphs glyphs, int? columns) =>
        string.Join('\n', Text(glyphs).Split('\n').Select(line => WordWrap.Fold(line, columns)));

    private string Text(Glyphs glyphs)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture, $"{trial}: {grid.ConfigurationAt(grid.ConfigurationOf(trial)).Display}, ");
        text.Append(CultureInfo.InvariantCulture, $"seed {grid.SeedOf(trial)}\n{State()}\n");
        AppendVerdict(text);
        AppendCurves(text, glyphs);
        AppendAttempts(text);
        return text.ToString();
    }

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

    private void AppendVerdict(StringBuilder text)
    {
        if (finished?.Verdict is { } verdict)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"Rule {verdict.Rule}, at step {verdict.Step}: {verdict.Message}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {verdict.Metric} was {Figures.Significant(verdict.Value)}");
            if (verdict.Threshold is { } threshold) text.Append($", held against {Figures.Significant(threshold)}");
            text.Append('\n');
        }

        if (finished?.Reason is { } reason) text.Append($"Reason: {reason}\n");
        if (began is { } guess && !double.IsNaN(guess.GuessLoss))
        {
            text.Append($"Guessing gives loss {Figures.Significant(guess.GuessLoss)} and accuracy ");
            text.Append($"{Figures.Significant(guess.GuessAccuracy * 100)} % on this data.\n");
        }
    }

    private void AppendCurves(StringBuilder text, Glyphs glyphs)
    {
        if (curves.Count == 0) return;
        var width = curves.Keys.Max(name => name.Length);
        foreach (var (name, curve) in curves)
        {
            var figures = new Figures(name, glyphs);
            text.Append($"  {name.PadRight(width)}  {Sparkline.Draw(curve.Points, CurveCells, glyphs)}  ");
            text.Append($"{figures.Value(curve.First)} to {figures.Value(curve.Last)}{figures.Unit}\n");
        }
    }

    private void AppendAttempts(StringBuilder text)
    {
        foreach (var attempt in attempts)
        {
            var reason = attempt.Reason is { } why ? $": {why}" : "";
            text.Append(CultureInfo.InvariantCulture, $"Attempt {attempt.Attempt}: {attempt.Outcome} after ");
            text.Append($"{Durations.Words(TimeSpan.FromSeconds(attempt.Seconds))}{reason}\n");
        }
    }
}
