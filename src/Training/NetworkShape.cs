using System.Collections.Immutable;

namespace Sweep.Training;

/// <summary>The network that all lanes of one engine share, and how it sees the data.</summary>
/// <param name="Inputs">Values per sample.</param>
/// <param name="Model">What lies between inputs and outputs.</param>
/// <param name="Classes">Outputs.</param>
public sealed record NetworkShape(int Inputs, NetworkModel Model, int Classes)
{
    /// <summary>The shape of an <see cref="NetworkModel.Mlp"/>.</summary>
    public NetworkShape(int inputs, ImmutableArray<int> hidden, int classes)
        : this(inputs, new NetworkModel.Mlp(hidden), classes) { }

    /// <summary>Without one, the network sees <c>pixel / 255</c>.</summary>
    public Normalisation? Normalisation { get; init; }
}
