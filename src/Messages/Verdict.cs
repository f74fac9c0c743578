namespace Sweep.Messages;

/// <summary>Why a trial was ended early, with the values that decided: what <c>sweep explain</c> prints.</summary>
/// <param name="Rule">The rule's name, e.g. <c>loss-not-finite</c>.</param>
/// <param name="Step">The report that decided.</param>
/// <param name="Metric">The metric that the rule looked at.</param>
/// <param name="Value">Its value there; may be NaN or infinite.</param>
/// <param name="Threshold">What it was held against; null when the rule has none.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record Verdict(string Rule, long Step, string Metric, double Value, double? Threshold, string Message);
