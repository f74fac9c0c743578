namespace Sweep.Messages.Definition;

/// <summary>The finite numbers that a field accepts, with its bounds as a reader is told them.</summary>
public sealed record NumberRange(double? Min = null, double? Max = null)
{
    /// <summary>The minimum itself is refused.</summary>
    public bool IsMinExcluded { get; init; }

    /// <summary>The maximum itself is refused.</summary>
    public bool IsMaxExcluded { get; init; }

    public static NumberRange Any { get; } = new();

    public static NumberRange AtLeast(double min) => new(min);

    public static NumberRange Above(double min) => new(min) { IsMinExcluded = true };

    public bool Contains(double value) =>
        double.IsFinite(value)
        && (Min is not { } min || (IsMinExcluded ? value > min : value >= min))
        && (Max is not { } max || (IsMaxExcluded ? value < max : value <= max));

    /// <summary>For example <c>at least 0 and below 1</c>; empty when every finite number is accepted.</summary>
    public override string ToString()
    {
        var low = Min is { } min ? (IsMinExcluded ? "above " : "at least ") + ParameterValue.FormatNumber(min) : null;
        var high = Max is { } max ? (IsMaxExcluded ? "below " : "at most ") + ParameterValue.FormatNumber(max) : null;
        return string.Join(" and ", new[] { low, high }.OfType<string>());
    }
}
