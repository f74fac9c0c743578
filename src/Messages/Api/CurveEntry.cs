using System.Collections.Immutable;

namespace Sweep.Messages.Api;

/// <summary>Points of one metric in step order; both lists have the same length.</summary>
/// <param name="Steps">Optimizer steps.</param>
/// <param name="Values">May hold NaN and infinities.</param>
public sealed record CurveEntry(ImmutableArray<long> Steps, ImmutableArray<double> Values);
