using System.Globalization;

namespace Sweep.Training.Cpu;

/// <summary>What two lanes must have in common for one to go on from the other's checkpoint.</summary>
internal sealed record LaneIdentity(
    NetworkShape Shape, LaneOptions Options, string DataName, ReadOnlyMemory<byte> Labels)
{
    /// <summary>Each part with its canonical text; the texts are compared and shown when they differ.</summary>
    public IReadOnlyList<(string Part, string Text)> Parts { get; } =
    [
        ("network", Network(Shape)),
        ("data set", string.Create(CultureInfo.InvariantCulture, $"{DataName} with {Labels.Length} samples")),
        ("options", string.Create(CultureInfo.InvariantCulture, $"{Options}")),
    ];

    private static string Network(NetworkShape shape)
    {
        var middle = shape.Model is NetworkModel.Mlp mlp ? mlp.Hidden.Select(width => $"-{width}") : ["-lenet"];
        var layers = string.Create(
            CultureInfo.InvariantCulture, $"{shape.Inputs}{string.Concat(middle)}-{shape.Classes}");
        return shape.Normalisation is { } pixels
            ? string.Create(CultureInfo.InvariantCulture, $"{layers} with {pixels}")
            : layers;
    }
}
