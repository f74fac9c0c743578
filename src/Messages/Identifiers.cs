using System.Globalization;

namespace Sweep.Messages;

/// <summary>A sweep within a coordinator's store; given at submission and never used again. People name sweeps by
/// <c>metadata.name</c>.</summary>
public readonly record struct SweepId(long Number) : IComparable<SweepId>
{
    public int CompareTo(SweepId other) => Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"sweep-{Number:D4}");
}

/// <summary>A grid cell (configuration + seed) as a thing to run; counted from 0 in grid order, so it depends on the
/// definition alone.</summary>
public readonly record struct TrialId(long Number) : IComparable<TrialId>
{
    public int CompareTo(TrialId other) => Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"trial-{Number:D4}");
}

/// <summary>A distinct combination of hyperparameters; counted from 0 in grid order.</summary>
public readonly record struct ConfigurationId(long Number) : IComparable<ConfigurationId>
{
    public int CompareTo(ConfigurationId other) => Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"config-{Number:D4}");
}

/// <summary>The name under which a node joined; unique within a cluster.</summary>
public readonly record struct NodeId(string Name) : IComparable<NodeId>
{
    public int CompareTo(NodeId other) => string.CompareOrdinal(Name, other.Name);

    public override string ToString() => Name;
}
