using System.Collections.Immutable;

namespace Sweep.MonitoringSource.Rules;

/// <summary>Rules that Prometheus evaluates in order, at one moment.</summary>
internal sealed record RuleGroup(string Name, ImmutableArray<Rule> Rules);
