namespace Sweep.Cli.Running;

/// <summary>What <c>sweep run</c> was asked to do.</summary>
internal sealed record RunRequest
{
    public required string File { get; init; }

    /// <summary>Where results are kept; null: nowhere.</summary>
    public required string? OutputFolder { get; init; }

    public required int Workers { get; init; }

    public required IReadOnlyList<string> Overrides { get; init; }

    public required string? DataFolder { get; init; }

    /// <summary>Print the summary as JSON instead of the table.</summary>
    public required bool IsJson { get; init; }

    /// <summary>What a user types to run this again, quoted for a POSIX shell.</summary>
    public required string CommandText { get; init; }
}
