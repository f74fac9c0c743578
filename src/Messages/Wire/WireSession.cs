namespace Sweep.Messages.Wire;

/// <summary>The life of one numbering of frames, named by the coordinator.</summary>
public readonly record struct WireSession(long Epoch, long Number);
