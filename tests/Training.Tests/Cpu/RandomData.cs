using Sweep.Training.Cpu;
using Sweep.Training.Data;

namespace Sweep.Training.Tests.Cpu;

/// <summary>Small data sets of noise, drawn from a seed.</summary>
internal static class RandomData
{
    /// <param name="inputs">Pixels per image.</param>
    /// <param name="classes">Labels.</param>
    /// <param name="density">Share of pixels that are not zero.</param>
    /// <param name="isSparse">Whether the engine leaves zeros out.</param>
    public static CpuData Create(int inputs, int classes, double density, bool isSparse = true)
    {
        var generator = new Generator(5);
        var train = Images(ref generator, 130, (inputs, classes, density));
        var test = Images(ref generator, 150, (inputs, classes, density));
        return new CpuData(new LabelledData("noise", train, test, classes)) { IsSparse = isSparse };
    }

    private static LabelledImages Images(
        ref Generator generator, int count, (int Inputs, int Classes, double Density) kind)
    {
        var pixels = new byte[count * kind.Inputs];
        var labels = new byte[count];
        foreach (ref var pixel in pixels.AsSpan())
        {
            if (generator.Below(1000) < kind.Density * 1000) pixel = (byte)(1 + generator.Below(255));
        }

        foreach (ref var label in labels.AsSpan()) label = (byte)generator.Below(kind.Classes);
        return new LabelledImages(pixels, labels, kind.Inputs);
    }
}
