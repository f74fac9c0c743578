namespace Sweep.Training;

/// <summary>What a network sees of a pixel: <c>(pixel / 255 - Mean) / StandardDeviation</c>, in floats.</summary>
/// <param name="Mean">Finite.</param>
/// <param name="StandardDeviation">Above 0.</param>
public sealed record Normalisation(double Mean, double StandardDeviation);
