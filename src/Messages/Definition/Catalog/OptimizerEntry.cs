using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>An optimizer that trials can use.</summary>
/// <param name="Name">The name in definitions, lower case.</param>
/// <param name="TorchName">The class in PyTorch whose update rule it follows.</param>
/// <param name="Options">Its options in PyTorch's order.</param>
public sealed record OptimizerEntry(string Name, string TorchName, ImmutableArray<OptimizerOption> Options)
{
    /// <summary>Combinations of its options that are refused.</summary>
    public ImmutableArray<OptionRule> Rules { get; init; } = [];

    /// <summary>The named option, or null when this optimizer does not have it.</summary>
    public OptimizerOption? Option(string name) => Options.FirstOrDefault(option => option.Name == name);
}
