using System.Collections.Immutable;

namespace Sweep.Messages.Api;

/// <summary>Metrics of a trial at a step.</summary>
public sealed record ReportNews(
    string Sweep, long Trial, int Attempt, long Step, ImmutableSortedDictionary<string, double> Values);
