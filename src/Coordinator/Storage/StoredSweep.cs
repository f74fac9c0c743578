using Sweep.Messages;

namespace Sweep.Coordinator.Storage;

/// <summary>A sweep as a store lists it. <paramref name="Name"/> is that of its definition;
/// <paramref name="LastSequence"/> is its last fact's.</summary>
public sealed record StoredSweep(SweepId Id, string Name, long LastSequence);
