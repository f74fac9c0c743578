namespace Sweep.GpuNode.Telemetry;

/// <summary>How much of its lanes' time a device was busy lately: over about ten seconds, or since the collection
/// before where collections are rarer. The samples come from whoever collects.</summary>
internal sealed class BusyShare(TimeSpan start, int lanes)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Queue<(TimeSpan At, TimeSpan Busy)> samples = new([(start, TimeSpan.Zero)]);

    /// <param name="now">Not before the time of the last call.</param>
    /// <param name="busy">Busy time so far, summed over the lanes.</param>
    /// <returns>0 to 1; 0 before any time has passed.</returns>
    public double Of(TimeSpan now, TimeSpan busy)
    {
        // The oldest one stays until another is old enough to go by.
        while (samples.Count > 1 && samples.ElementAt(1).At <= now - Window) samples.Dequeue();
        var (at, before) = samples.Peek();
        samples.Enqueue((now, busy));
        return now <= at ? 0 : Math.Clamp((busy - before) / ((now - at) * lanes), 0, 1);
    }
}
