using Sweep.Training.Optimizers;

namespace Sweep.Bench;

/// <summary>Leaves all weights as they are: what a step costs without its optimizer.</summary>
internal sealed unsafe class NoUpdate : OptimizerRule
{
    public override int MomentCount => 0;

    public override void BeginStep(long step, Span<double> scalars) { }

    public override void Update(float* weights, float* gradient, float** moments, int count) { }
}
