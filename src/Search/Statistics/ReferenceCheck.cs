namespace Sweep.Search;

/// <summary>A single published value held against the spread of our seeds.</summary>
/// <param name="Deviations">How many of our standard deviations it lies from our mean; null when that is not defined.
/// </param>
public sealed record ReferenceCheck(SeedStatistics Seeds, double? Deviations, ReferenceVerdict Verdict)
{
    /// <summary>The value is within when it is at most so many standard deviations from the mean.</summary>
    public const double DeviationsMax = 3;

    /// <summary>Not comparable with fewer than two seeds, or when the value is not finite. Seeds that all agree have
    /// only their own value within.</summary>
    public static ReferenceCheck Of(ReadOnlySpan<double> seeds, double value)
    {
        var sample = SeedStatistics.Of(seeds);
        if (sample is not { Mean: { } mean, Sd: { } sd } || !double.IsFinite(value))
            return new(sample, null, ReferenceVerdict.NotComparable);

        var distance = value - mean;
        var deviations = distance == 0 ? 0 : distance / sd;
        return new(sample, deviations, Math.Abs(deviations) <= DeviationsMax
            ? ReferenceVerdict.Within
            : ReferenceVerdict.Outside);
    }
}
