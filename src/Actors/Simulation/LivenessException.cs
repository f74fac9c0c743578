namespace Sweep.Actors.Simulation;

/// <summary>The simulated system made no progress: a liveness failure, apart from a broken invariant and a crash.
/// </summary>
public sealed class LivenessException(string message) : Exception(message);
