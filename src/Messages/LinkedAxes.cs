using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>Axes that advance together: row i gives each name its i-th value.</summary>
public sealed record LinkedAxes(ImmutableArray<string> Names, ImmutableArray<ImmutableArray<ParameterValue>> Rows);
