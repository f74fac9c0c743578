using System.Runtime.CompilerServices;

namespace Sweep.Training.Cpu;

/// <summary>Puts samples of one class side by side. A batch is a set: its order only decides in which order sums are
/// taken. Images of one class are not zero in much the same pixels, which the sparse kernels make use of.</summary>
internal static class SampleGroups
{
    private const int Classes = 256;

    /// <summary>Stable counting sort by label, so the order is a function of the batch alone.</summary>
    /// <param name="samples">Indices into <paramref name="labels"/>; sorted in place.</param>
    /// <param name="labels">Class of every sample of the data set.</param>
    /// <param name="scratch">At least as long as <paramref name="samples"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Group(Span<int> samples, ReadOnlySpan<byte> labels, Span<int> scratch)
    {
        Span<int> places = stackalloc int[Classes + 1];
        foreach (var sample in samples) places[labels[sample] + 1]++;
        for (var label = 0; label < Classes; label++) places[label + 1] += places[label];
        foreach (var sample in samples) scratch[places[labels[sample]]++] = sample;
        scratch[..samples.Length].CopyTo(samples);
    }
}
