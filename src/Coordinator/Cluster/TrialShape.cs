using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>What trials must have in common to train side by side as lanes of one engine.</summary>
public sealed record TrialShape(string Model, string Dataset, string Hidden, int BatchSize)
{
    public static TrialShape Of(TrialSpec spec) =>
        new(spec.Model, spec.Dataset, string.Join('x', spec.Hidden), spec.BatchSize);
}
