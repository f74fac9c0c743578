using System.Collections.Immutable;

namespace Sweep.Training;

/// <summary>The network that all lanes of one engine share.</summary>
/// <param name="Inputs">Values per sample.</param>
/// <param name="Hidden">Widths of the hidden layers, input side first; ReLU after each; empty gives a linear model.
/// </param>
/// <param name="Classes">Outputs.</param>
public sealed record NetworkShape(int Inputs, ImmutableArray<int> Hidden, int Classes);
