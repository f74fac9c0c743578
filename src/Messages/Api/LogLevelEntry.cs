namespace Sweep.Messages.Api;

/// <summary>What a process logs: body and answer of <c>log-level</c>.</summary>
public sealed record LogLevelEntry
{
    public required LogDetail Level { get; init; }
}
