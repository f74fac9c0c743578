using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sweep.Training;

/// <summary>The random numbers of training: SplitMix64 (Steele, Lea and Flood 2014), whose sequence is frozen here, as
/// that of System.Random is not promised. Each use has its own fork, so that one use more shifts no other.</summary>
internal struct Generator(ulong state)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>All that the generator is; a generator made from it goes on where this one stands.</summary>
    public ulong State { get; private set; } = state;

    public static Generator FromSeed(int seed) => new(unchecked((ulong)(uint)seed));

    /// <summary>An independent generator that depends on this one's state and the purpose alone.</summary>
    public readonly Generator Fork(string purpose)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(purpose), hash);
        var mixed = new Generator(State ^ BinaryPrimitives.ReadUInt64LittleEndian(hash));
        return new Generator(mixed.Next());
    }

    public ulong Next()
    {
        State = unchecked(State + Increment);
        var mixed = State;
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Uniform in [0, bound), without bias (Lemire 2019).</summary>
    public int Below(int bound)
    {
        var limit = (uint)bound;
        var product = (Next() >> 32) * limit;
        if ((uint)product < limit)
        {
            var threshold = unchecked(0u - limit) % limit;
            while ((uint)product < threshold) product = (Next() >> 32) * limit;
        }

        return (int)(product >> 32);
    }

    /// <summary>Uniform in [low, high), in 2^53 steps.</summary>
    public double Between(double low, double high) => low + (high - low) * ((Next() >> 11) * (1.0 / (1UL << 53)));

    /// <summary>True with the given probability, 0 to 1.</summary>
    public bool Chance(double probability) => Between(0, 1) < probability;

    /// <summary>Uniform in [-bound, bound), in steps of bound / 2^23.</summary>
    public float Symmetric(float bound) => ((int)(Next() >> 40) - (1 << 23)) * (1f / (1 << 23)) * bound;
}
