namespace Sweep.Search;

/// <summary>A closed interval of a metric's values.</summary>
public readonly record struct Interval(double Low, double High);
