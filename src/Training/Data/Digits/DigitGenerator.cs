namespace Sweep.Training.Data.Digits;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014), drawn from in a fixed order.</summary>
internal struct DigitGenerator(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for one part of the work; this one does not move.</summary>
    public readonly DigitGenerator Fork(ulong part) => new(Mix(_state ^ Mix(part + 0x9E3779B97F4A7C15)));

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Between(double low, double high) => low + (high - low) * Fraction();

    /// <summary>Uniform in 0 to count - 1; for small counts, where the bias is far below what can be seen.</summary>
    public int Below(int count) => (int)(Fraction() * count);

    public bool Chance(double probability) => Fraction() < probability;

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
