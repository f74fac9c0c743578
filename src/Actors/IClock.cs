namespace Sweep.Actors;

/// <summary>A host's clock: monotonic, counted from the Unix epoch in production and from zero in the simulator.
/// </summary>
public interface IClock
{
    TimeSpan Now { get; }
}
