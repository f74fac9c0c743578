using System.Globalization;
using System.Text;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;

namespace Sweep.Cli.Results;

/// <summary>A trial's story as text for people.</summary>
internal static class TrialText
{
    private const int CurveCells = 60;

    /// <summary>Lines of at most <paramref name="columns"/> where words allow.</summary>
    public static string Compose(ToldTrial trial, Glyphs glyphs, int? columns)
    {
        var text = new StringBuilder($"{trial.Heading}\n{trial.State}\n");
        AppendVerdict(text, trial);
        AppendCurves(text, trial.Curves, glyphs);
        foreach (var attempt in trial.Attempts) text.Append(attempt).Append('\n');
        return string.Join('\n', text.ToString().Split('\n').Select(line => WordWrap.Fold(line, columns)));
    }

    private static void AppendVerdict(StringBuilder text, ToldTrial trial)
    {
        if (trial.Verdict is { } verdict)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"Rule {verdict.Rule}, at step {verdict.Step}: {verdict.Message}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {verdict.Metric} was {Figures.Significant(verdict.Value)}");
            if (verdict.Threshold is { } threshold) text.Append($", held against {Figures.Significant(threshold)}");
            text.Append('\n');
        }

        if (trial.Reason is { } reason) text.Append($"Reason: {reason}\n");
        if (trial.Guess is not { } guess) return;
        text.Append($"Guessing gives loss {Figures.Significant(guess.Loss)} and accuracy ");
        text.Append($"{Figures.Significant(guess.Accuracy * 100)} % on this data.\n");
    }

    private static void AppendCurves(StringBuilder text, IReadOnlyList<ToldCurve> curves, Glyphs glyphs)
    {
        if (curves.Count == 0) return;
        var width = curves.Max(curve => curve.Metric.Length);
        foreach (var curve in curves)
        {
            var figures = new Figures(curve.Metric, glyphs);
            text.Append($"  {curve.Metric.PadRight(width)}  {Sparkline.Draw(curve.Points, CurveCells, glyphs)}  ");
            text.Append($"{figures.Value(curve.First)} to {figures.Value(curve.Last)}{figures.Unit}\n");
        }
    }
}
