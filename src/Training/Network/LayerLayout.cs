namespace Sweep.Training.Network;

/// <summary>Where one layer lies in a network's weights: a row of outputs for each input, then the row of biases. Rows
/// are padded with zeros to whole vectors of any width.</summary>
/// <param name="Inputs">Values into the layer.</param>
/// <param name="Outputs">Values out of it.</param>
/// <param name="Offset">Of its first row, in floats.</param>
internal sealed record LayerLayout(int Inputs, int Outputs, int Offset)
{
    /// <summary>Floats in a row.</summary>
    public int Stride { get; } = NetworkLayout.Padded(Outputs);

    public int BiasOffset => Offset + Inputs * Stride;

    public int End => BiasOffset + Stride;
}
