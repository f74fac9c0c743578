using System.Collections.Immutable;

namespace Sweep.Coordinator.Verification;

/// <summary>What <c>sweep verify</c> prints.</summary>
/// <param name="Findings">What is wrong, in words, at most <see cref="FindingsMax"/>; empty when all is well.</param>
/// <param name="FindingCount">All findings, those beyond the limit included.</param>
/// <param name="Notes">What could not be checked, and why; not a fault.</param>
/// <param name="Facts">Facts whose checksum and place were verified.</param>
/// <param name="Trials">Trials of the grid.</param>
/// <param name="Finished">Trials with a terminal record.</param>
/// <param name="Attempts">Attempts that were assigned.</param>
/// <param name="Reports">Reports on the curves that count.</param>
/// <param name="Verdicts">Verdicts derived again from the reports.</param>
/// <param name="Files">Result files compared byte for byte.</param>
public sealed record VerificationReport(
    ImmutableArray<string> Findings,
    long FindingCount,
    ImmutableArray<string> Notes,
    long Facts,
    long Trials,
    long Finished,
    long Attempts,
    long Reports,
    long Verdicts,
    int Files)
{
    /// <summary>Findings that are kept in words.</summary>
    public const int FindingsMax = 100;

    public bool IsSound => FindingCount == 0;
}
