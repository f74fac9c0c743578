using System.Collections.Immutable;

namespace Sweep.Search;

/// <summary>Names of the divergence rules, as verdicts record them, and the margins that are not options. The reasons
/// and the measurements behind the margins: docs/divergence.md.</summary>
public static class DivergenceRules
{
    public const string LossNotFinite = "loss-not-finite";

    public const string LossExploded = "loss-exploded";

    public const string NeverLearned = "never-learned";

    public static ImmutableArray<string> All { get; } = [LossNotFinite, LossExploded, NeverLearned];

    /// <summary>A loss shows learning when it closes this share of the gap between guessing and 0. A constant predictor
    /// gets at most 0.1 % below ln(classes) on MNIST (its classes are not quite equally frequent).</summary>
    public const double LossMargin = 0.01;

    /// <summary>The trend shows a slow start when it leads this share below guessing: less than what shows learning,
    /// because slow starts gather speed.</summary>
    public const double TrendMargin = 0.005;

    /// <summary>In the trend of the losses, one counts as at most this share above guessing: as far as untrained
    /// networks scatter.</summary>
    public const double TrendFloor = 0.003;

    /// <summary>An accuracy shows learning when it closes this share of the gap between guessing and 1. It is wider
    /// than the loss's, because untrained networks scatter by several points about chance.</summary>
    public const double AccuracyMargin = 0.1;
}
