namespace Sweep.Training;

/// <summary>A learning curve made by a formula, for benchmarks and simulation: it falls from ln 10 towards a floor that
/// is lowest at a learning rate of 0.01, with a little noise from the seed, and grows without end from a learning rate
/// of 10 on. Only IEEE basic operations: the same bits on every machine.</summary>
/// <param name="lr">Learning rate, at least 0.</param>
/// <param name="seed">Seed of the noise.</param>
/// <param name="steps">Length of the curve, at least 1.</param>
public sealed class SyntheticCurve(double lr, int seed, long steps)
{
    private const double BestLr = 0.01;
    private const double DivergesAtLr = 10;
    private const double LossOfGuessing = 2.302585092994046;

    /// <summary>Loss after <paramref name="step"/> steps, nats.</summary>
    public double Loss(long step)
    {
        var progress = (double)step / steps;
        if (lr >= DivergesAtLr) return LossOfGuessing * (1 + (lr * lr * progress * 100));

        var ratio = lr > BestLr ? lr / BestLr : BestLr / Math.Max(lr, 1e-12);
        var badness = 1 - (2 / (ratio + 1));
        var floor = 0.1 + ((LossOfGuessing - 0.1) * badness);
        var falling = (LossOfGuessing - floor) / (1 + (9 * progress));
        return floor + falling + (0.01 * Noise(step));
    }

    /// <summary>Accuracy after <paramref name="step"/> steps, 0 to 1.</summary>
    public double Accuracy(long step) => Math.Clamp(1 - (0.9 * Loss(step) / LossOfGuessing), 0.1, 1);

    /// <summary>Uniform in 0 to 1, a function of seed and step.</summary>
    private double Noise(long step)
    {
        var z = ((ulong)(uint)seed << 32) + (0x9E3779B97F4A7C15 * ((ulong)step + 1));
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1L << 53));
    }
}
