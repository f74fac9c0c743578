using System.Diagnostics;

namespace Sweep.Actors.Host;

/// <summary>The machine's clock. It starts at the wall time and then follows the monotonic counter, so that a wall
/// clock that is set back never makes a lease longer or a duration negative.</summary>
public sealed class SystemClock : IClock
{
    private readonly TimeSpan _start = DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch;
    private readonly long _startTicks = Stopwatch.GetTimestamp();

    public TimeSpan Now => _start + Stopwatch.GetElapsedTime(_startTicks);
}
