namespace Sweep.Messages.Telemetry;

/// <summary>What is counted of a process's links, to be read from any thread.</summary>
public sealed record LinkReadings
{
    public required Func<long> Open { get; init; }

    public required Func<long> Reconnects { get; init; }

    public required Func<(long In, long Out)> Frames { get; init; }

    public required Func<(long In, long Out)> Bytes { get; init; }

    public required Func<long> Outbox { get; init; }

    public required Func<TimeSpan> BackPressure { get; init; }
}
