namespace Sweep.Training.Data.Digits;

/// <summary>A place of the pen.</summary>
internal readonly record struct PenPoint(double X, double Y);

/// <summary>What the pen draws without being lifted.</summary>
/// <param name="Points">In a box from -0.5 to 0.5, y down.</param>
/// <param name="IsCorner">Whether the curve breaks at each point.</param>
internal sealed record PenStroke(PenPoint[] Points, bool[] IsCorner);
