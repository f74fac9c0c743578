using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>A combination of options that PyTorch refuses: a cell breaks the rule when every condition holds.</summary>
/// <param name="Conditions">Option name, and the values of it that are part of the combination.</param>
/// <param name="Message">Why it is refused.</param>
public sealed record OptionRule(
    ImmutableArray<(string Option, Func<ParameterValue, bool> Holds)> Conditions, string Message);
