using System.Collections.Immutable;

namespace Sweep.Messages.Api;

/// <summary>What a request changed.</summary>
public sealed record ChangeReply
{
    /// <summary><c>none</c> (it was so already), <c>created</c>, <c>extended</c> or <c>changed</c>.</summary>
    public required string Change { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Message { get; init; }

    /// <summary>The sweep after the change; null for requests about nodes and for deletions.</summary>
    public SweepEntry? Sweep { get; init; }

    /// <summary>What the definition's author probably did not mean, as <c>file:line:column: message</c>.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
