using System.Globalization;
using Spectre.Console;
using Sweep.Cli.Comparing;
using Sweep.Cli.Rendering;
using Sweep.Cli.Terminals;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.References;

/// <summary>Published values beside our seeds, for people.</summary>
internal static class ReferenceTable
{
    private const string BatchLosses = " Our train_loss is a mean over the steps since the last report; a published "
        + "one is often that of a single batch, which varies far more.";

    public static string Compose(string file, IReadOnlyList<ReferenceResult> results, Terminal terminal)
    {
        var table = new RowTable<ReferenceResult>(results, Look)
            .Number("line", result => result.Row.Line.ToString(CultureInfo.InvariantCulture))
            .Text("", result => result.Row.Label)
            .Text("configuration", result => result.Configuration?.Display ?? result.Row.Display)
            .Text("at", result => result.Row.Position)
            .Text("metric", result => Figures(result, terminal).Heading)
            .Number("published", result => Figures(result, terminal).Value(result.Published.Value))
            .Number("n", result => result.Step is null ? "" : Count(result.Check.Seeds.N))
            .Number("ours", result => result.Step is null ? "" : Ours(result, terminal))
            .Number("off by", result => result.Check.Deviations is { } sds ? $"{Sds(sds)} sd" : "")
            .Text("published run is", Words);
        return table.Render(terminal).TrimEnd('\n') + "\n\n"
            + WordWrap.Fold(Reading(file, results), terminal.OutputColumns) + "\n";
    }

    private static Figures Figures(ReferenceResult result, Terminal terminal) =>
        new(result.Published.Name, terminal.Glyphs);

    private static string Ours(ReferenceResult result, Terminal terminal) =>
        Figures(result, terminal).MeanAndSd(result.Check.Seeds.Mean, result.Check.Seeds.Sd);

    private static string Sds(double deviations) => deviations.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Style Look(ReferenceResult result) => result.Check.Verdict switch
    {
        ReferenceVerdict.Within => Palette.Good,
        ReferenceVerdict.Outside => Palette.Bad,
        _ => Palette.Quiet,
    };

    private static string Words(ReferenceResult result) =>
        VerdictWords.Of(result.Check.Verdict) + (result.Reason.Length > 0 ? $": {result.Reason}" : "");

    private static string Reading(string file, IReadOnlyList<ReferenceResult> results)
    {
        int Of(ReferenceVerdict verdict) => results.Count(result => result.Check.Verdict == verdict);
        return $"{file}: {Plural.Of(results.Count, "value")}: {Of(ReferenceVerdict.Within)} within our mean "
            + $"\u00b1 3 standard deviations over seeds, {Of(ReferenceVerdict.Outside)} outside, "
            + $"{Of(ReferenceVerdict.NotComparable)} not comparable."
            + (results.Any(result => result is { Published.Name: MetricNames.TrainLoss, Step: not null })
                ? BatchLosses
                : "");
    }
}
