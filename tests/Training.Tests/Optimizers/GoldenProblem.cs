using System.Text.Json;

namespace Sweep.Training.Tests.Optimizers;

/// <summary>The network, the batches and the initial weights that PyTorch was given.</summary>
/// <param name="Shape">Inputs, hidden units, classes.</param>
/// <param name="Pixels">Bytes 0..255, sample by sample; the network sees them divided by 255.</param>
/// <param name="Weights">First layer's weights (a row per hidden unit) and biases, then the second layer's.</param>
internal sealed record GoldenProblem(
    int[] Shape, int Batches, int BatchSize, int[] Pixels, int[] Labels, float[] Weights)
{
    private static readonly JsonSerializerOptions Naming = new(JsonSerializerDefaults.Web);

    public static GoldenProblem Instance { get; } =
        JsonSerializer.Deserialize<GoldenProblem>(GoldenFolder.Read("problem.json"), Naming)!;

    public int Inputs => Shape[0];

    public int Hidden => Shape[1];

    public int Classes => Shape[2];

    /// <summary>Numbers of the samples of a step's batch.</summary>
    /// <param name="step">1 for the first.</param>
    public IEnumerable<int> Batch(int step) => Enumerable.Range((step - 1) % Batches * BatchSize, BatchSize);

    /// <summary>Where each of the four tensors lies in the flat weights.</summary>
    public IEnumerable<Range> Tensors()
    {
        var start = 0;
        foreach (var length in new[] { Hidden * Inputs, Hidden, Classes * Hidden, Classes })
        {
            yield return start..(start + length);
            start += length;
        }
    }
}
