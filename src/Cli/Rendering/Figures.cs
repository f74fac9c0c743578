using System.Globalization;
using Sweep.Cli.Terminals;
using Sweep.Messages;

namespace Sweep.Cli.Rendering;

/// <summary>How values of one metric read to people: accuracy in percent with two decimals, anything else with four
/// significant digits.</summary>
internal sealed class Figures(string metric, Glyphs glyphs)
{
    private readonly bool isShare = metric == MetricNames.Accuracy;

    /// <summary>The metric with its unit: <c>accuracy, %</c>.</summary>
    public string Heading => isShare ? $"{metric}, %" : metric;

    public string Unit => isShare ? " %" : "";

    public string Value(double? value) => value is { } known ? Known(known) : glyphs.Absent;

    /// <summary><c>97.84 ± 0.11</c>; without the deviation where it is not defined (one seed).</summary>
    public string MeanAndSd(double? mean, double? sd) =>
        sd is { } deviation ? $"{Value(mean)} {glyphs.PlusMinus} {Value(deviation)}" : Value(mean);

    public string Interval(double? low, double? high) =>
        low is null || high is null ? glyphs.Absent : $"[{Value(low)}, {Value(high)}]";

    /// <summary>Four significant digits in plain or scientific notation, <c>NaN</c> and <c>Infinity</c> spelled so.
    /// </summary>
    public static string Significant(double value) =>
        value.ToString("G4", CultureInfo.InvariantCulture).Replace('E', 'e');

    private string Known(double value) =>
        isShare && double.IsFinite(value)
            ? (value * 100).ToString("F2", CultureInfo.InvariantCulture)
            : Significant(value);
}
