using Sweep.Actors;
using Sweep.Actors.Simulation;

namespace Sweep.Simulation.Clusters;

/// <summary>A machine's clock, which shows another time than others and runs at another rate.</summary>
internal sealed class SkewedClock(Simulator simulator, TimeSpan offset, long gainPerMillion) : IClock
{
    private const long Million = 1_000_000;

    public TimeSpan Now => offset + TimeSpan.FromTicks(simulator.Now.Ticks * (Million + gainPerMillion) / Million);

    public static SkewedClock Draw(Simulator simulator, Prng random, long gainMax) => new(
        simulator,
        random.Between(TimeSpan.Zero, TimeSpan.FromDays(gainMax == 0 ? 0 : 1)),
        random.NextBelow((2 * gainMax) + 1) - gainMax);

    /// <summary>How long the clock takes to go on by <paramref name="delay"/>. Rounded down, so that a timer may fire
    /// a moment early, as real ones do.</summary>
    public TimeSpan TrueTime(TimeSpan delay) => TimeSpan.FromTicks(
        delay <= TimeSpan.Zero ? 0 : Math.Max(1, delay.Ticks * Million / (Million + gainPerMillion)));
}
