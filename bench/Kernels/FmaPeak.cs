using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Sweep.Training.Simd;

namespace Sweep.Bench;

/// <summary>What the core can do at best: sixteen independent chains of fused multiply-adds that stay in registers.
/// </summary>
internal sealed class FmaPeak
{
    private const int Rounds = 20000;
    private const int Chains = 16;

    private readonly float[] memory = new float[256];

    public Timings Time { get; } = new();

    /// <summary>Of one measurement.</summary>
    private static double Flops => 2.0 * Rounds * Chains * ((int)VectorWidths.Best / 32);

    public double BestGigaflops => Flops / Time.Least / 1e3;

    public double MedianGigaflops => Flops / Time.Median / 1e3;

    public void Measure()
    {
        Run();
        var start = Stopwatch.GetTimestamp();
        Run();
        Time.Add(Stopwatch.GetElapsedTime(start));
    }

    private void Run()
    {
        switch (VectorWidths.Best)
        {
            case VectorWidth.Bits512: Run<Simd512, Vector512<float>>(); break;
            case VectorWidth.Bits256: Run<Simd256, Vector256<float>>(); break;
            default: Run<Simd128, Vector128<float>>(); break;
        }
    }

    private unsafe void Run<TSimd, TVector>()
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        fixed (float* start = memory)
        {
            Multiply<TSimd, TVector,
                Pair<Pair<One<TSimd, TVector>, One<TSimd, TVector>, TVector>,
                    Pair<One<TSimd, TVector>, One<TSimd, TVector>, TVector>, TVector>>(start);
        }
    }

    /// <summary>Reads and writes memory once, so that the compiler cannot drop the work.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe void Multiply<TSimd, TVector, TTile>(float* memory)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
        where TTile : unmanaged, ITile<TTile, TVector>
    {
        var factor = TSimd.All(0.5f);
        var addend = TTile.Load(memory);
        var sum0 = addend;
        var sum1 = addend;
        var sum2 = addend;
        var sum3 = addend;
        for (var round = 0; round < Rounds; round++)
        {
            sum0 = TTile.MultiplyAdd(factor, sum0, addend);
            sum1 = TTile.MultiplyAdd(factor, sum1, addend);
            sum2 = TTile.MultiplyAdd(factor, sum2, addend);
            sum3 = TTile.MultiplyAdd(factor, sum3, addend);
        }

        TTile.Store(memory, sum0);
        TTile.Store(memory + TTile.Width, sum1);
        TTile.Store(memory + 2 * TTile.Width, sum2);
        TTile.Store(memory + 3 * TTile.Width, sum3);
    }
}
