namespace Sweep.Training.Data;

/// <summary>Images with labels, decoded once and shared by all lanes; never written after construction. Pixels stay
/// bytes 0..255; the value that the network sees is <c>pixel / 255f</c>.</summary>
/// <param name="pixels">Row-major, <c>Count * Inputs</c> bytes.</param>
/// <param name="labels">One class per sample, 0 to classes - 1.</param>
/// <param name="inputs">Pixels per image.</param>
public sealed class LabelledImages(byte[] pixels, byte[] labels, int inputs)
{
    public int Count => labels.Length;

    public int Inputs => inputs;

    public ReadOnlyMemory<byte> Pixels => pixels;

    public ReadOnlyMemory<byte> Labels => labels;
}
