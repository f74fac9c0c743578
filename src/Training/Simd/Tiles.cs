using System.Runtime.CompilerServices;

namespace Sweep.Training.Simd;

/// <summary>A kernel that works on one column of tiles.</summary>
internal interface ITileKernel<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    void Run<TTile>()
        where TTile : unmanaged, ITile<TTile, TVector>;
}

/// <summary>Chooses the tile type for a number of vectors that is known only at run time.</summary>
internal static class Tiles<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>The widest tile that <see cref="Run"/> knows.</summary>
    public const int MostVectors = 8;

    /// <param name="vectors">1 to <see cref="MostVectors"/>.</param>
    /// <param name="kernel">Is run with a tile of so many vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TKernel>(int vectors, in TKernel kernel)
        where TKernel : struct, ITileKernel<TSimd, TVector> =>
        Run<TKernel,
            One<TSimd, TVector>,
            Pair<One<TSimd, TVector>, One<TSimd, TVector>, TVector>,
            Pair<Pair<One<TSimd, TVector>, One<TSimd, TVector>, TVector>,
                Pair<One<TSimd, TVector>, One<TSimd, TVector>, TVector>, TVector>>(vectors, kernel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TKernel, TOne, TTwo, TFour>(int vectors, in TKernel kernel)
        where TKernel : struct, ITileKernel<TSimd, TVector>
        where TOne : unmanaged, ITile<TOne, TVector>
        where TTwo : unmanaged, ITile<TTwo, TVector>
        where TFour : unmanaged, ITile<TFour, TVector>
    {
        switch (vectors)
        {
            case 1: kernel.Run<TOne>(); break;
            case 2: kernel.Run<TTwo>(); break;
            case 3: kernel.Run<Pair<TTwo, TOne, TVector>>(); break;
            case 4: kernel.Run<TFour>(); break;
            case 5: kernel.Run<Pair<TFour, TOne, TVector>>(); break;
            case 6: kernel.Run<Pair<TFour, TTwo, TVector>>(); break;
            case 7: kernel.Run<Pair<TFour, Pair<TTwo, TOne, TVector>, TVector>>(); break;
            case 8: kernel.Run<Pair<TFour, TFour, TVector>>(); break;
            default: throw new ArgumentOutOfRangeException(nameof(vectors));
        }
    }
}
