using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Sweep.Training.Data;
using Sweep.Training.Kernels;

namespace Sweep.Training.Cpu;

/// <summary>Images without their zeros: for each the masks of its blocks of 64 inputs, then the bytes that are not
/// zero. A batch at random places of MNIST touches a third of the cache lines so, and all lines that are ever touched
/// fit the third-level cache of most machines. A data set's live as long as it does.</summary>
internal sealed unsafe class PackedImages : IDisposable
{
    private const int CacheLine = 64;

    private readonly NativeBuffer<ulong> words;
    private readonly int blocks;
    private readonly int wordsPerImage;

    /// <summary>Reads all images.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PackedImages(LabelledImages images)
    {
        blocks = InputMasks.Blocks(images.Inputs);
        var masks = new ulong[blocks];
        fixed (byte* pixels = images.Pixels.Span)
        {
            var (most, total) = (0, 0L);
            for (nint sample = 0; sample < images.Count; sample++)
            {
                var bytes = Find(pixels + sample * images.Inputs, images.Inputs, masks);
                (most, total) = (Math.Max(most, bytes), total + bytes);
            }

            // An odd number of lines, so that images spread over all sets of a cache.
            wordsPerImage = (Lines(most) | 1) * CacheLine / sizeof(ulong);
            UsualBytes = Lines((int)(total / Math.Max(1, images.Count))) * CacheLine;
            words = new NativeBuffer<ulong>(checked(images.Count * wordsPerImage + CacheLine / sizeof(ulong)));
            for (var sample = 0; sample < images.Count; sample++)
            {
                var image = pixels + (nint)sample * images.Inputs;
                Find(image, images.Inputs, masks);
                masks.CopyTo(new Span<ulong>(Record(sample), blocks));
                Pack(image, masks, (byte*)(Record(sample) + blocks));
            }
        }
    }

    /// <summary>What most images take up, in whole cache lines.</summary>
    public int UsualBytes { get; }

    /// <summary>An image: a mask for each block, then the bytes. Bytes up to a cache line behind may be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong* Record(int sample) => words.Start + (nint)sample * wordsPerImage;

    public void Dispose() => words.Dispose();

    /// <summary>Spreads packed bytes to the places of a mask's bits in a block of 64; zeros come between them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expand(byte* packed, ulong mask, byte* target)
    {
        if (Avx512Vbmi2.IsSupported)
        {
            var places = Avx512BW.Shuffle(Vector512.Create(mask).AsByte(), ByteOfMask);
            var isSet = Vector512.Equals(places & BitOfByte, BitOfByte);
            Avx512Vbmi2.Expand(Vector512<byte>.Zero, isSet, Vector512.Load(packed)).Store(target);
            return;
        }

        Vector512<byte>.Zero.Store(target);
        for (; mask != 0; mask &= mask - 1) target[BitOperations.TrailingZeroCount(mask)] = *packed++;
    }

    private int Lines(int bytes) => (blocks * sizeof(ulong) + bytes + CacheLine - 1) / CacheLine;

    private static int Find(byte* image, int inputs, ulong[] masks)
    {
        var bytes = 0;
        for (var block = 0; block < masks.Length; block++)
        {
            masks[block] = InputMasks.Of(image, inputs, block);
            bytes += BitOperations.PopCount(masks[block]);
        }

        return bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(byte* image, ulong[] masks, byte* packed)
    {
        foreach (var blockMask in masks)
        {
            for (var mask = blockMask; mask != 0; mask &= mask - 1)
                *packed++ = image[BitOperations.TrailingZeroCount(mask)];
            image += SparseBlock.Width;
        }
    }

    private static Vector512<byte> BitOfByte
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0x8040201008040201UL).AsByte();
    }

    /// <summary>For each of 64 places the byte that holds its bit, within sixteen bytes that hold the mask twice.
    /// </summary>
    private static Vector512<byte> ByteOfMask
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            0UL, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303,
            0x0404040404040404, 0x0505050505050505, 0x0606060606060606, 0x0707070707070707).AsByte();
    }
}
