using System.Text;

namespace Sweep.Actors;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the only source of randomness below a host. The algorithm is frozen
/// by a golden test: a change of its sequence breaks every recorded simulation seed.</summary>
public sealed class Prng(ulong seed)
{
    private ulong _state = seed;

    public ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>Uniform in 0 (included) to <paramref name="bound"/> (excluded), without modulo bias.</summary>
    public long NextBelow(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var high = Math.BigMul(NextUInt64(), (ulong)bound, out var low);
        while (low < (ulong)bound && low < (0 - (ulong)bound) % (ulong)bound)
        {
            high = Math.BigMul(NextUInt64(), (ulong)bound, out low);
        }

        return (long)high;
    }

    /// <summary>True with probability <paramref name="chance"/>.</summary>
    public bool Chance(Ratio chance) => NextBelow(chance.Denominator) < chance.Numerator;

    public TimeSpan Between(TimeSpan low, TimeSpan high) => low + TimeSpan.FromTicks(NextBelow((high - low).Ticks + 1));

    /// <summary>A stream of its own for a named subsystem: draws in one never shift another's. Forking draws nothing,
    /// so the order of forks does not matter.</summary>
    public Prng Fork(string label)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var octet in Encoding.UTF8.GetBytes(label)) hash = (hash ^ octet) * 0x100000001B3UL;
        return new Prng(Mix(_state ^ Mix(hash)));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
