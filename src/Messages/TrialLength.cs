using System.Globalization;

namespace Sweep.Messages;

/// <summary>How long a trial trains, in the unit of its definition.</summary>
public readonly record struct TrialLength(long Count, LengthUnit Unit)
{
    public static TrialLength Steps(long count) => new(count, LengthUnit.Steps);

    public static TrialLength Epochs(long count) => new(count, LengthUnit.Epochs);

    /// <summary>For people: <c>3000 steps</c>, <c>1 epoch</c>.</summary>
    public override string ToString()
    {
        var unit = Unit == LengthUnit.Epochs ? "epoch" : "step";
        return string.Create(CultureInfo.InvariantCulture, $"{Count} {unit}{(Count == 1 ? "" : "s")}");
    }
}
