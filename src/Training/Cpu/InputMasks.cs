using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Sweep.Training.Kernels;

namespace Sweep.Training.Cpu;

/// <summary>Which of the inputs of a block are not zero.</summary>
internal static unsafe class InputMasks
{
    public static int Blocks(int inputs) => (inputs + SparseBlock.Width - 1) / SparseBlock.Width;

    /// <summary>Bit i is set where byte i is not zero.</summary>
    /// <param name="image">An image.</param>
    /// <param name="inputs">Its bytes.</param>
    /// <param name="block">Which 64 of them; the last block may be smaller.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(byte* image, int inputs, int block)
    {
        var rest = inputs - block * SparseBlock.Width;
        var start = image + block * SparseBlock.Width;
        return rest >= SparseBlock.Width ? OfWhole(start) : OfPart(start, rest);
    }

    private static ulong OfPart(byte* start, int count)
    {
        var padded = stackalloc byte[SparseBlock.Width];
        new Span<byte>(padded, SparseBlock.Width).Clear();
        new ReadOnlySpan<byte>(start, count).CopyTo(new Span<byte>(padded, count));
        return OfWhole(padded);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong OfWhole(byte* block) =>
        ~Vector512.Equals(Vector512.Load(block), Vector512<byte>.Zero).ExtractMostSignificantBits();
}
