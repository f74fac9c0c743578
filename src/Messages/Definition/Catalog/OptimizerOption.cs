namespace Sweep.Messages.Definition;

/// <summary>One option of an optimizer, under PyTorch's name.</summary>
/// <param name="Name">PyTorch's name of the argument.</param>
/// <param name="Kind">What it accepts: PyTorch's own checks.</param>
/// <param name="Default">PyTorch's default.</param>
/// <param name="Meaning">One line for documentation and editors.</param>
public sealed record OptimizerOption(string Name, ValueKind Kind, ParameterValue Default, string Meaning);
