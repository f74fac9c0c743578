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

/// <summary>One process of a node: of two with the same name, the higher number is the later one, and the earlier one
/// does not count any more.</summary>
public readonly record struct NodeIncarnation(NodeId Node, long Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Node}#{Number}");
}

/// <summary>One try at a trial, numbered from 1: the fencing key that every message about a trial carries.</summary>
public readonly record struct AttemptId(SweepId Sweep, TrialId Trial, int Number) : IComparable<AttemptId>
{
    public int CompareTo(AttemptId other)
    {
        var order = Sweep.CompareTo(other.Sweep);
        if (order == 0) order = Trial.CompareTo(other.Trial);
        return order != 0 ? order : Number.CompareTo(other.Number);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sweep}/{Trial}/{Number}");
}
