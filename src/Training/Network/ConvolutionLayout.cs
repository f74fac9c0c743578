namespace Sweep.Training.Network;

/// <summary>A convolution 5 x 5 without padding, with ReLU and max-pooling 2 x 2 after it.</summary>
/// <param name="Weights">Where its weights lie: a row of output channels for each of the kernel's rows, columns and
/// input channels, in this order, then the biases.</param>
/// <param name="Channels">Of the input, whose pixels lie row by row, each with its channels side by side.</param>
/// <param name="Side">Of the square input, in pixels.</param>
internal sealed record ConvolutionLayout(LayerLayout Weights, int Channels, int Side)
{
    public const int Kernel = 5;

    /// <summary>Of the output after pooling, which drops an odd last row and column.</summary>
    public int PooledSide { get; } = (Side - Kernel + 1) / 2;

    /// <summary>Of the output before pooling, as far as pooling looks at it.</summary>
    public int UsedSide => 2 * PooledSide;

    /// <summary>Values that one row of the kernel looks at; they lie side by side in the input.</summary>
    public int Window => Kernel * Channels;

    public int PooledPixels => PooledSide * PooledSide;

    /// <summary>Values after pooling.</summary>
    public int Outputs => PooledPixels * Weights.Outputs;
}
