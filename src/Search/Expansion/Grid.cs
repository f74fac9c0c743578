using System.Collections.Immutable;
using Sweep.Messages;
using Sweep.Messages.Definition;

namespace Sweep.Search;

/// <summary>The distinct configurations of a sweep and their trials, by number. Cells are neither visited nor stored:
/// building and memory depend on the definition's length, not on the product's size, and access is random. Immutable
/// and thread-safe.</summary>
public sealed class Grid
{
    private readonly ImmutableArray<GridPart> _parts;

    private Grid(SweepDefinition definition)
    {
        var builder = new GridBuilder(definition).Build();
        Definition = definition;
        _parts = [.. builder.Parts];
        Blocks = [.. builder.Blocks];
        ParameterNames = [.. builder.Names];
        Optimizers = [.. _parts.Select(part => part.Optimizer).Distinct()];
        ConfigurationCount = _parts.IsEmpty ? 0 : _parts[^1].End;
        TrialCount = checked(ConfigurationCount * definition.Seeds.Length);
    }

    public SweepDefinition Definition { get; }

    /// <summary>Distinct configurations.</summary>
    public long ConfigurationCount { get; }

    /// <summary>Configurations times seeds.</summary>
    public long TrialCount { get; }

    /// <summary>All names that any configuration gives a value, <c>optimizer</c> first, then by ordinal.</summary>
    public ImmutableArray<string> ParameterNames { get; }

    /// <summary>Those of any configuration, in grid order.</summary>
    public ImmutableArray<string> Optimizers { get; }

    /// <summary>Counts of each block, in the order of the definition.</summary>
    public ImmutableArray<BlockCount> Blocks { get; }

    /// <summary>Counts the grid of a definition that <see cref="DefinitionReader"/> found valid.</summary>
    /// <exception cref="IntricateGridException">Blocks overlap in too many pieces to be counted; the message is for the
    /// author of the definition.</exception>
    public static Grid Expand(SweepDefinition definition) => new(definition);

    /// <exception cref="ArgumentOutOfRangeException">There is no such configuration.</exception>
    public Configuration ConfigurationAt(ConfigurationId id) => PartOf(id).ConfigurationAt(id.Number);

    public string OptimizerOf(ConfigurationId id) => PartOf(id).Optimizer;

    public ConfigurationId ConfigurationOf(TrialId id) => new(id.Number / Definition.Seeds.Length);

    public int SeedOf(TrialId id) => Definition.Seeds[(int)(id.Number % Definition.Seeds.Length)];

    /// <summary>All that a node needs to train the trial.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such trial.</exception>
    public TrialSpec SpecOf(TrialId id)
    {
        var configuration = ConfigurationOf(id);
        return PartOf(configuration).CellAt(configuration.Number).Spec(Definition, SeedOf(id));
    }

    private GridPart PartOf(ConfigurationId id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id.Number, nameof(id));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id.Number, ConfigurationCount, nameof(id));
        var (low, high) = (0, _parts.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_parts[middle].End > id.Number) high = middle;
            else low = middle + 1;
        }

        return _parts[low];
    }
}
