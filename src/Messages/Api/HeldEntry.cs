namespace Sweep.Messages.Api;

/// <summary>An attempt that a node holds. <paramref name="Trial"/> is its position in the sweep's grid.</summary>
public sealed record HeldEntry(string Sweep, long Trial, int Attempt);
