using System.Globalization;

namespace Sweep.Training.Cpu;

/// <summary>What two lanes must have in common for one to go on from the other's checkpoint.</summary>
internal sealed record LaneIdentity(NetworkShape Shape, LaneOptions Options, string DataName, int DataCount)
{
    /// <summary>Each part with its canonical text; the texts are compared and shown when they differ.</summary>
    public IReadOnlyList<(string Part, string Text)> Parts { get; } =
    [
        ("network", string.Create(
            CultureInfo.InvariantCulture, $"{Shape.Inputs}-{string.Join('-', Shape.Hidden.Add(Shape.Classes))}")),
        ("data set", string.Create(CultureInfo.InvariantCulture, $"{DataName} with {DataCount} samples")),
        ("options", string.Create(CultureInfo.InvariantCulture, $"{Options}")),
    ];
}
