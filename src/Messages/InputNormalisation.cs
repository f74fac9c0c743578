namespace Sweep.Messages;

/// <summary>How a network sees an input: (value - <paramref name="Mean"/>) / <paramref name="Sd"/>, where a pixel's
/// value is 0 to 1.</summary>
public sealed record InputNormalisation(double Mean, double Sd);
