namespace Sweep.Messages.Api;

/// <summary>Answer of <c>/readyz</c>.</summary>
/// <param name="IsReady">It leads, and its store is open.</param>
/// <param name="Leader">Where the leader is, if it is known.</param>
/// <param name="Message">For people.</param>
public sealed record ReadyEntry(bool IsReady, string? Leader, string Message);
