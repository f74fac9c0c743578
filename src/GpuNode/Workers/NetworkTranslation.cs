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
        NetworkModel model = spec.Model switch
        {
            ModelNames.Mlp => new NetworkModel.Mlp(spec.Hidden),
            ModelNames.Lenet => new NetworkModel.Lenet(),
            _ => throw new NotSupportedException($"this node's engine has no model '{spec.Model}'"),
        };
        return new NetworkShape(data.Train.Inputs, model, data.Classes)
        {
            Normalisation = spec.Normalise is { } pixels ? new Normalisation(pixels.Mean, pixels.Sd) : null,
        };
    }
}
