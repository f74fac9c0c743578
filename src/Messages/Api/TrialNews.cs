namespace Sweep.Messages.Api;

/// <summary>A trial is over.</summary>
public sealed record TrialNews(string Sweep, TrialEntry Trial)
{
    public Verdict? Verdict { get; init; }

    public string? Reason { get; init; }
}
