namespace Sweep.Training.Kernels;

/// <summary>Two neighbouring rows of a convolution's output and the row of pixels that pooling makes of them.</summary>
internal unsafe struct PoolRows
{
    /// <summary>[2][2 pixels][stride].</summary>
    public float* Outputs;

    /// <summary>[pixel][channels]; what lies behind the last pixel, as far as a stride reaches, may be overwritten.
    /// </summary>
    public float* Pooled;

    /// <summary>[pixel][stride]: which of the window's four outputs has the gradient, 0 to 3 row by row, or
    /// <see cref="None"/>.</summary>
    public float* Picks;

    public int Pixels;

    public int Channels;

    /// <summary>Channels, padded to whole vectors.</summary>
    public int Stride;

    /// <summary>Of a window that ReLU leaves nothing of, and of padding.</summary>
    public const float None = 4;
}
