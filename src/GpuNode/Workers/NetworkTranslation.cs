using Sweep.Messages;
using Sweep.Training;
using Sweep.Training.Data;

namespace Sweep.GpuNode.Workers;

/// <summary>From a spec's model to the engine's network.</summary>
public static class NetworkTranslation
{
    /// <exception cref="NotSupportedException">This node's engine has no such model.</exception>
    public static NetworkShape ShapeOf(TrialSpec spec, LabelledData data)
    {
        if (spec.Model != ModelNames.Mlp || spec.Normalise is not null)
            throw new NotSupportedException($"this node has no model '{spec.Model}'");

        return new NetworkShape(data.Train.Inputs, spec.Hidden, data.Classes);
    }
}
