using System.Runtime.CompilerServices;

namespace Sweep.Training.Kernels;

/// <summary>The sum of rows' losses, log(sum of exponentials) - distance each. Sums are multiplied first, so that a
/// batch takes one logarithm and not one for each row, which was more than all its exponentials.</summary>
internal struct RunningLoss
{
    /// <summary>Times any row's sum, which is at most its number of classes, this is finite.</summary>
    private const double LargestProduct = 1e250;

    private double logarithms;
    private double distances;
    private double product;

    public RunningLoss()
    {
        product = 1;
    }

    public readonly double Value => logarithms + Exponential.Log(product) - distances;

    /// <param name="sum">Of the row's exponentials, from 1 to the number of classes.</param>
    /// <param name="distance">Of the label's value from the largest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double sum, double distance)
    {
        distances += distance;
        product *= sum;
        if (product < LargestProduct) return;
        logarithms += Exponential.Log(product);
        product = 1;
    }
}
