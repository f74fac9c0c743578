namespace Sweep.Messages.Wire;

/// <summary>How far an end has come with the data of the other.</summary>
public readonly record struct WirePosition(long Received, long Acknowledged, int Credit);
