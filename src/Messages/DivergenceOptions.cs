namespace Sweep.Messages;

/// <summary>When a run counts as diverged; see docs/divergence.md for the reasons behind the defaults.</summary>
public sealed record DivergenceOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>The loss may not exceed this multiple of the first reported training loss ...</summary>
    public double LossFactor { get; init; } = 10;

    /// <summary>... for this many reports in a row.</summary>
    public int Reports { get; init; } = 3;

    /// <summary>Share of the trial's steps (0 to 1) before "no better than guessing" may be said.</summary>
    public double Grace { get; init; } = 0.2;

    /// <summary>... and at least so many steps of it, or all of a shorter trial.</summary>
    public long GraceSteps { get; init; } = 400;
}
