using Sweep.Training.Optimizers;

namespace Sweep.Training.Tests.Cpu;

/// <summary>Changes no weight and keeps the gradient as its moment.</summary>
internal sealed unsafe class GradientRecorder : OptimizerRule
{
    public override int MomentCount => 1;

    public override void BeginStep(long step, Span<double> scalars) { }

    public override void Update(float* weights, float* gradient, float** moments, int count) =>
        new Span<float>(gradient, count).CopyTo(new Span<float>(moments[0], count));
}
