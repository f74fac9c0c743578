namespace Sweep.Actors;

/// <summary>An exact probability: no floating-point rounding decides whether a fault happens.</summary>
public readonly record struct Ratio(long Numerator, long Denominator)
{
    public static Ratio Never => new(0, 1);

    public override string ToString() => $"{Numerator}/{Denominator}";
}
