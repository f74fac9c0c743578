using System.Numerics;
using System.Runtime.CompilerServices;
using Sweep.Training.Data;
using Sweep.Training.Kernels;

namespace Sweep.Training.Cpu;

/// <summary>A batch of packed images of which one block of 64 inputs is unpacked at a time, into the first-level cache:
/// all blocks at once would push out what they are multiplied with.</summary>
internal sealed unsafe class SparseBatch : IDisposable
{
    private const int Word = 64;

    /// <summary>Keeps the masks of one sample in different sets of the first-level cache.</summary>
    private const int Stagger = 8;

    private readonly CpuData data;
    private readonly NativeBuffer<nint> firsts;
    private readonly NativeBuffer<nint> packed;
    private readonly NativeBuffer<byte> bytes;
    private readonly NativeBuffer<ulong> masks;
    private readonly NativeBuffer<ulong> transposed;
    private readonly int pitch;
    private int current;

    /// <param name="data">Whose images come.</param>
    /// <param name="inputs">Of an image.</param>
    /// <param name="capacity">Samples of the largest batch.</param>
    public SparseBatch(CpuData data, int inputs, int capacity)
    {
        this.data = data;
        Blocks = InputMasks.Blocks(inputs);
        var samples = (capacity + Word - 1) / Word * Word;
        firsts = new NativeBuffer<nint>(samples);
        packed = new NativeBuffer<nint>(samples);
        bytes = new NativeBuffer<byte>(samples * SparseBlock.Width);
        pitch = samples + Stagger;
        masks = new NativeBuffer<ulong>(Blocks * pitch);
        transposed = new NativeBuffer<ulong>(samples);
    }

    public int Count { get; private set; }

    public int Blocks { get; }

    /// <summary>Words of 64 samples.</summary>
    public int Words => (Count + Word - 1) / Word;

    /// <summary>[sample][64]: the bytes of the current block.</summary>
    public byte* Bytes => bytes.Start;

    /// <summary>[sample]: bit i is set where input i of the current block is not zero.</summary>
    public ulong* Masks => masks.Start + current * pitch;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(LabelledImages images, ReadOnlySpan<int> samples)
    {
        Count = samples.Length;
        var source = data.Packed(images);
        var first = firsts.Start;
        var column = masks.Start;
        foreach (var sample in samples)
        {
            var record = source.Record(sample);
            *first++ = (nint)(record + Blocks);
            var mask = column++;
            for (var block = 0; block < Blocks; block++)
            {
                *mask = *record++;
                mask += pitch;
            }
        }

        var unused = Words * Word - Count;
        for (var block = 0; block < Blocks; block++) new Span<ulong>(column + block * pitch, unused).Clear();
        Rewind();
    }

    public void Expect(LabelledImages images, ReadOnlySpan<int> samples, Prefetcher prefetcher)
    {
        var source = data.Packed(images);
        prefetcher.Begin(samples.Length);
        foreach (var sample in samples) prefetcher.Add((nint)source.Record(sample), source.UsualBytes);
    }

    /// <summary>Makes a block the current one; cheapest for the next, the one before and the first.</summary>
    public void MoveTo(int block)
    {
        if (block == 0 && current != 0) Rewind();
        while (current < block) Advance();
        while (current > block) Retreat();
    }

    /// <summary>[word][input] of the current block: bit i of word j is set where sample 64 j + i has the input. Valid
    /// until the next call.</summary>
    public ulong* Transpose()
    {
        for (var first = 0; first < Words * Word; first += Word)
            BitMatrix.Transpose(Masks + first, transposed.Start + first);
        return transposed.Start;
    }

    public void Dispose()
    {
        firsts.Dispose();
        packed.Dispose();
        bytes.Dispose();
        masks.Dispose();
        transposed.Dispose();
    }

    private void Rewind()
    {
        current = 0;
        firsts.Span.CopyTo(packed.Span);
        Unpack(new Pointers(this));
    }

    private void Advance()
    {
        UnpackAfter(new Pointers(this), Masks + pitch);
        current++;
    }

    private void Retreat()
    {
        UnpackBefore(new Pointers(this), Masks - pitch);
        current--;
    }

    /// <summary>Unpacks the first block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Unpack(Pointers at)
    {
        for (nint sample = 0; sample < at.Count; sample++)
            PackedImages.Expand(at.Packed[sample], at.Masks[sample], at.Bytes + sample * SparseBlock.Width);
    }

    /// <summary>Unpacks the block that begins where the current one ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UnpackAfter(Pointers at, ulong* masks)
    {
        for (nint sample = 0; sample < at.Count; sample++)
        {
            var start = at.Packed[sample] + BitOperations.PopCount(at.Masks[sample]);
            at.Packed[sample] = start;
            PackedImages.Expand(start, masks[sample], at.Bytes + sample * SparseBlock.Width);
        }
    }

    /// <summary>Unpacks the block that ends where the current one begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UnpackBefore(Pointers at, ulong* masks)
    {
        for (nint sample = 0; sample < at.Count; sample++)
        {
            var start = at.Packed[sample] - BitOperations.PopCount(masks[sample]);
            at.Packed[sample] = start;
            PackedImages.Expand(start, masks[sample], at.Bytes + sample * SparseBlock.Width);
        }
    }

    /// <summary>What the loops need, for registers.</summary>
    private readonly struct Pointers(SparseBatch batch)
    {
        public readonly byte** Packed = (byte**)batch.packed.Start;
        public readonly ulong* Masks = batch.Masks;
        public readonly byte* Bytes = batch.bytes.Start;
        public readonly nint Count = batch.Count;
    }
}
