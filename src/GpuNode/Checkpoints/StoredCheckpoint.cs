namespace Sweep.GpuNode.Checkpoints;

/// <summary>A training as it stood after a step, and the last step that it had reported by then.</summary>
public sealed record StoredCheckpoint(long ReportedStep, ReadOnlyMemory<byte> Lane);
