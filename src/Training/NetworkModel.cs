using System.Collections.Immutable;

namespace Sweep.Training;

/// <summary>Which network an engine trains.</summary>
public abstract record NetworkModel
{
    private NetworkModel() { }

    /// <summary>Layers that are connected fully, with ReLU after each but the last.</summary>
    /// <param name="Hidden">Widths of the hidden layers, input side first; empty gives a linear model.</param>
    public sealed record Mlp(ImmutableArray<int> Hidden) : NetworkModel
    {
        public bool Equals(Mlp? other) => other is not null && Hidden.AsSpan().SequenceEqual(other.Hidden.AsSpan());

        public override int GetHashCode() => Hidden.Aggregate(Hidden.Length, HashCode.Combine);
    }

    /// <summary>LeCun and others 1998, in the form of today: convolution 5 x 5 to 20 channels, ReLU, max-pool 2,
    /// convolution 5 x 5 to 50 channels, ReLU, max-pool 2, linear to 500, ReLU, linear to the classes. Neither
    /// convolution pads. Images are square, have one channel and at least 16 x 16 pixels.</summary>
    public sealed record Lenet : NetworkModel;
}
