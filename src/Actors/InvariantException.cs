namespace Sweep.Actors;

/// <summary>A bug: a state that was thought impossible.</summary>
public sealed class InvariantException(string message) : Exception(message);
