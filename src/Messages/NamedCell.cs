using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>One cell as its author named it, optimizer included; what it does not name has its default.</summary>
public sealed record NamedCell(ImmutableArray<KeyValuePair<string, ParameterValue>> Values);
