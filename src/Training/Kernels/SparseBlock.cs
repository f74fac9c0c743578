namespace Sweep.Training.Kernels;

/// <summary>64 neighbouring inputs of a batch: their bytes, and which of them are not zero.</summary>
internal unsafe struct SparseBlock
{
    /// <summary>Inputs of a block: the bits of a mask.</summary>
    public const int Width = 64;

    /// <summary>[sample][64].</summary>
    public byte* Bytes;

    /// <summary>[sample]; bit i is set where input i is not zero.</summary>
    public ulong* Masks;

    public int Samples;

    /// <summary>Weights that each input has, without padding.</summary>
    public int Outputs;

    /// <summary>The number that each of the 256 bytes stands for.</summary>
    public float* Values;
}
