using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>One grid axis: a name and its canonical, distinct values in the author's order.</summary>
public sealed record GridAxis(string Name, ImmutableArray<ParameterValue> Values);
