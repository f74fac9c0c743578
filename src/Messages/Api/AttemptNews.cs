namespace Sweep.Messages.Api;

/// <summary>An attempt went a step further: it was assigned, began (it has a device) or ended (it has an outcome).
/// </summary>
public sealed record AttemptNews(string Sweep, long Trial, int Attempt)
{
    public string? Node { get; init; }

    public string? Device { get; init; }

    public AttemptOutcome? Outcome { get; init; }

    public string? Reason { get; init; }
}
