using System.Collections.Immutable;

namespace Sweep.Cli.Remote;

/// <summary>How long is waited before each further try, by what went wrong.</summary>
/// <param name="Unreachable">Nobody took the connection: most often a wrong address, so the person is not kept waiting.
/// </param>
/// <param name="Unavailable">A coordinator says that it cannot answer now: another one takes over within ten seconds.
/// </param>
internal sealed record RetrySchedule(ImmutableArray<TimeSpan> Unreachable, ImmutableArray<TimeSpan> Unavailable)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public static RetrySchedule Usual { get; } = new(Seconds(0.3, 0.7), Seconds(0.5, 1, 2, 4, 5));

    public static RetrySchedule None { get; } = new([], []);

    /// <summary>A coordinator's own wish, within reason.</summary>
    public static TimeSpan Wait(TimeSpan usual, TimeSpan? asked) =>
        asked is { } wish && wish > usual ? (wish < LongestWait ? wish : LongestWait) : usual;

    private static ImmutableArray<TimeSpan> Seconds(params double[] seconds) =>
        [.. seconds.Select(TimeSpan.FromSeconds)];
}
