namespace Sweep.Messages.Api;

/// <summary>Body of <c>stop</c> and <c>pause</c>; it may be left out. The reason is kept and shown.</summary>
public sealed record StopRequest(string? Reason);
