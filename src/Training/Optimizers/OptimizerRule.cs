namespace Sweep.Training.Optimizers;

/// <summary>The update rule of one lane's optimizer. The engine calls <see cref="BeginStep"/> once in a step and then
/// <see cref="Update"/> for block after block of weights, each right after its gradient was computed, while it is in
/// the first-level cache. A rule keeps no state between steps but what moments and scalars hold, so a lane goes on from
/// a checkpoint by these alone.</summary>
internal abstract unsafe class OptimizerRule
{
    /// <summary>State arrays of the size of the weights.</summary>
    public abstract int MomentCount { get; }

    /// <summary>Values that the lane keeps between steps beside the moments, each 0 before the first step.</summary>
    public virtual int ScalarCount => 0;

    /// <summary>A weight whose gradient is zero keeps its value and its moments, so its block may be left out.
    /// </summary>
    public virtual bool IsIdleAtZeroGradient => false;

    /// <summary>A weight whose gradients were all zero so far keeps its value and its initial moments, so its block may
    /// be left out until the first other gradient. (Not so with weight decay.)</summary>
    public virtual bool IsIdleBeforeFirstGradient => IsIdleAtZeroGradient;

    public virtual float InitialMoment(int moment) => 0;

    /// <summary>Computes what all weights of the step share, such as bias corrections.</summary>
    /// <param name="step">1 for the first.</param>
    /// <param name="scalars">The lane's <see cref="ScalarCount"/> values, read and written.</param>
    public abstract void BeginStep(long step, Span<double> scalars);

    /// <summary>Updates a block of weights and moments, each element by itself. All pointers are multiples of 64 bytes.
    /// Padding has weight and gradient 0, is updated like the rest, and must keep weight 0 and stay finite.</summary>
    /// <param name="weights">Read and written.</param>
    /// <param name="gradient">May be overwritten.</param>
    /// <param name="moments"><see cref="MomentCount"/> pointers, each to the block's part of one state array.</param>
    /// <param name="count">Elements; a multiple of 16.</param>
    public abstract void Update(float* weights, float* gradient, float** moments, int count);
}
