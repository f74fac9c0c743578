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

/// <summary>A training set and a test set with the same image shape and classes.</summary>
/// <param name="Name">The folder's name, or <c>digits</c>.</param>
/// <param name="Classes">Number of classes, from the labels of both sets.</param>
public sealed record LabelledData(string Name, LabelledImages Train, LabelledImages Test, int Classes)
{
    /// <summary>Share of the test set that its most frequent class has: the accuracy of guessing that class.</summary>
    public double MajorityShare()
    {
        var counts = new int[Classes];
        foreach (var label in Test.Labels.Span) counts[label]++;
        return (double)counts.Max() / Test.Count;
    }
}
