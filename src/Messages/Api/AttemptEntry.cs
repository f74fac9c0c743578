namespace Sweep.Messages.Api;

/// <summary>One try at a trial.</summary>
public sealed record AttemptEntry
{
    public required int Attempt { get; init; }

    public required string Node { get; init; }

    /// <summary>Null while training has not begun.</summary>
    public string? Device { get; init; }

    public required DateTimeOffset Assigned { get; init; }

    public DateTimeOffset? Began { get; init; }

    public DateTimeOffset? Ended { get; init; }

    /// <summary>Time that it held its worker.</summary>
    public double? Seconds { get; init; }

    /// <summary>Null while it runs.</summary>
    public AttemptOutcome? Outcome { get; init; }

    public string? Reason { get; init; }
}
