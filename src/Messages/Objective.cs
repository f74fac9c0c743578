namespace Sweep.Messages;

/// <summary>Which final metric decides, and in which direction.</summary>
public sealed record Objective(string Metric, Goal Goal);
