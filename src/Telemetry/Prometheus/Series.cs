namespace Sweep.Telemetry.Prometheus;

/// <summary>One line of numbers under a family, or one histogram.</summary>
internal abstract class Series
{
    /// <summary>Between the braces, in UTF-8; empty without labels.</summary>
    public required byte[] Labels { get; init; }

    /// <summary>Number of the collection that last had a point of it.</summary>
    public long SeenAt { get; set; }
}
