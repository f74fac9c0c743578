using Sweep.Search;

namespace Sweep.Cli.Comparing;

/// <summary>Verdicts as tables and JSON spell them.</summary>
internal static class VerdictWords
{
    public static string Of(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.OnlyInOne => "only in one",
        ComparisonVerdict.TooFewSeeds => "too few seeds",
        ComparisonVerdict.NoDifferenceShown => "no difference shown",
        ComparisonVerdict.Better => "better",
        ComparisonVerdict.Worse => "worse",
        ComparisonVerdict.LosesFewer => "better: loses fewer",
        ComparisonVerdict.LosesMore => "worse: loses more",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    public static string Of(ReferenceVerdict verdict) => verdict switch
    {
        ReferenceVerdict.NotComparable => "not comparable",
        ReferenceVerdict.Within => "within",
        ReferenceVerdict.Outside => "outside",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
