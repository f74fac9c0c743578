using System.Text.Json;

namespace Sweep.Training.Tests.Optimizers;

/// <summary>One optimizer with some options, and PyTorch's weights after some steps.</summary>
/// <param name="Name">The optimizer and its options as they stand in the file.</param>
internal sealed record GoldenCase(
    string Name, OptimizerOptions Options, IReadOnlyDictionary<int, float[]> WeightsAfter)
{
    public static readonly string[] Optimizers =
        ["sgd", "adam", "adamw", "adagrad", "adadelta", "adamax", "nadam", "rmsprop", "rprop"];

    public static IReadOnlyList<GoldenCase> All { get; } = [.. Optimizers.SelectMany(Read)];

    public override string ToString() => Name;

    private static IEnumerable<GoldenCase> Read(string optimizer)
    {
        using var document = JsonDocument.Parse(GoldenFolder.Read(optimizer + ".json"));
        var snapshots = document.RootElement.EnumerateArray().Select(snapshot => snapshot.Clone()).ToArray();
        return snapshots
            .GroupBy(snapshot => snapshot.GetProperty("options").GetRawText())
            .Select(group => new GoldenCase(
                $"{optimizer} {group.Key}",
                GoldenOptions.Read(optimizer, group.First().GetProperty("options")),
                group.ToDictionary(snapshot => snapshot.GetProperty("step").GetInt32(), Weights)));
    }

    private static float[] Weights(JsonElement snapshot) =>
        [.. snapshot.GetProperty("weights").EnumerateArray().Select(weight => weight.GetSingle())];
}
