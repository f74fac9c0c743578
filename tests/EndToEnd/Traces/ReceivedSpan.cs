namespace Sweep.EndToEnd.Traces;

/// <summary>A span as it came over the wire. Times are nanoseconds since the Unix epoch.</summary>
internal sealed record ReceivedSpan
{
    public string Service { get; init; } = "";

    public string TraceId { get; init; } = "";

    public string SpanId { get; init; } = "";

    /// <summary>Empty for a root.</summary>
    public string ParentId { get; init; } = "";

    public string Name { get; init; } = "";

    public ulong Start { get; init; }

    public ulong End { get; init; }

    public bool IsError { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<(string Name, ulong At)> Events { get; init; } = [];

    /// <summary>Spans of other traces that it names.</summary>
    public IReadOnlyList<(string TraceId, string SpanId)> Links { get; init; } = [];
}
