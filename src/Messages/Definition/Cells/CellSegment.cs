using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>The part of a block's product that has one row of its first dimension, and so one optimizer. Segments in
/// order, each with its last dimension fastest, are the block's cells in grid order.</summary>
public sealed class CellSegment
{
    private CellSegment(
        IEnumerable<KeyValuePair<string, ParameterValue>> named,
        ImmutableArray<CellDimension> dimensions,
        TrainerOptions trainer)
    {
        Named = [.. named];
        Dimensions = dimensions;
        var optimizer = ((ParameterValue.Word)Named.First(value => value.Key == ParameterOrder.Optimizer).Value).Value;
        Optimizer = OptimizerCatalog.Find(optimizer)
            ?? throw new ArgumentException($"A validated grid names no optimizer '{optimizer}'.", nameof(named));
        var constants = ImmutableSortedDictionary.CreateBuilder<string, ParameterValue>(StringComparer.Ordinal);
        constants.AddRange(TrainerAxes.Defaults(trainer));
        constants.AddRange(Optimizer.Options.Select(option => KeyValuePair.Create(option.Name, option.Default)));
        foreach (var (name, value) in Named) constants[name] = value;
        constants.RemoveRange(dimensions.SelectMany(dimension => dimension.Names));
        Constants = constants.ToImmutable();
        Size = dimensions.Aggregate(1L, (size, dimension) => checked(size * dimension.Rows.Length));
    }

    public OptimizerEntry Optimizer { get; }

    /// <summary>The constant values that the author named, optimizer included.</summary>
    public ImmutableArray<KeyValuePair<string, ParameterValue>> Named { get; }

    /// <summary>Everything about these cells that does not vary: named values and defaults, optimizer included.
    /// </summary>
    public ImmutableSortedDictionary<string, ParameterValue> Constants { get; }

    /// <summary>What varies, slowest first.</summary>
    public ImmutableArray<CellDimension> Dimensions { get; }

    /// <summary>Cells before any is excluded.</summary>
    public long Size { get; }

    /// <summary>The segments of a block's product in grid order; none when the block has no axes.</summary>
    public static IEnumerable<CellSegment> Of(GridBlock block, TrainerOptions trainer)
    {
        var dimensions = CellDimension.Of(block);
        if (dimensions.IsEmpty) yield break;

        var first = dimensions[0];
        foreach (var row in first.Rows)
        {
            var named = first.Names.Select((name, index) => KeyValuePair.Create(name, row[index]));
            yield return new CellSegment(named, dimensions[1..], trainer);
        }
    }

    /// <summary>The segment that is a single included cell.</summary>
    public static CellSegment Of(NamedCell cell, TrainerOptions trainer) => new(cell.Values, [], trainer);
}
