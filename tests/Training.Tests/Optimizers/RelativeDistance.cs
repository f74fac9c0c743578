namespace Sweep.Training.Tests.Optimizers;

/// <summary>How far weights lie from PyTorch's, relative. Each weight is measured by its own size, but not by less than
/// a tenth of the greatest weight of its tensor: a weight that passes through zero has no digits of its own there, only
/// the rounding of its way.</summary>
internal static class RelativeDistance
{
    private const float Floor = 0.1f;

    /// <summary>The greatest over all weights; NaN or infinite when a weight is not finite.</summary>
    public static double Between(GoldenProblem problem, float[] weights, float[] expected) => problem.Tensors()
        .SelectMany(tensor => OfTensor(weights[tensor], expected[tensor]))
        .Aggregate(0.0, Math.Max);

    private static IEnumerable<double> OfTensor(float[] weights, float[] expected)
    {
        var floor = Floor * expected.Max(Math.Abs);
        return weights.Zip(expected, (a, b) => Math.Abs((double)a - b) / Math.Max(Math.Abs(b), floor));
    }
}
