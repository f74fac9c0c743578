namespace Sweep.Cli.Results;

/// <summary>The course of one metric.</summary>
/// <param name="First">The value reported first.</param>
/// <param name="Last">The value reported last.</param>
internal sealed record ToldCurve(string Metric, IReadOnlyList<double> Points, double? First, double? Last);
