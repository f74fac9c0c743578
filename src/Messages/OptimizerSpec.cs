using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>An optimizer with every option filled in: PyTorch's names, its defaults where the author named none.
/// </summary>
public sealed record OptimizerSpec(string Name, ImmutableSortedDictionary<string, ParameterValue> Options)
{
    public double Number(string option) => ((ParameterValue.Number)Options[option]).Value;

    public bool Flag(string option) => ((ParameterValue.Flag)Options[option]).Value;

    public ImmutableArray<double> Numbers(string option) => ((ParameterValue.Numbers)Options[option]).Values;
}
