using System.Runtime.Intrinsics;
using Sweep.Training.Simd;

namespace Sweep.Training.Kernels;

/// <summary>All loops over numbers that the engine has, compiled for one vector width. The results are the same bits
/// for every width: vectors run along outputs, and each output adds its terms in one fixed order with fused
/// multiply-adds.</summary>
internal abstract unsafe class KernelSet
{
    /// <summary>Adds <c>left * right</c> to the target, whose columns are padded to whole vectors. The columns of right
    /// and target must lie side by side; the left matrix may have any strides.</summary>
    public abstract void AddProduct(in Matrix left, in Matrix right, in Matrix target, in Extent extent);

    /// <summary>Adds a block of inputs times its rows of weights to each sample's sums.</summary>
    public abstract void AddSparse(in SparseBlock block, in Matrix weights, in Matrix sums);

    /// <summary>The gradient of the weights of some of a block's inputs.</summary>
    public abstract void SparseGradient(
        in SparseBlock block, in SparseRows rows, in Matrix deltas, in Matrix gradient);

    /// <summary>ReLU, in place. NaN stays.</summary>
    public abstract void Rectify(Span<float> values);

    /// <summary>Sets the deltas to zero whose unit gave nothing.</summary>
    public abstract void ClearInactive(Span<float> deltas, ReadOnlySpan<float> activations);

    /// <inheritdoc cref="MaxPool{TSimd,TVector}.Forward"/>
    public abstract void Pool(in PoolRows rows);

    /// <inheritdoc cref="MaxPool{TSimd,TVector}.Backward"/>
    public abstract void Unpool(in PoolRows rows);

    /// <summary>Copies rows one after another; columns must lie side by side, and their number is a multiple of 16.
    /// </summary>
    public abstract void CopyRows(in Matrix source, in Matrix target, int rows, int columns);

    /// <summary>Adds to rows one after another; columns as in <see cref="CopyRows"/>.</summary>
    public abstract void AddRows(in Matrix source, in Matrix target, int rows, int columns);

    /// <inheritdoc cref="SoftmaxLoss{TSimd,TVector}.Differentiate"/>
    public abstract double DifferentiateLoss(in Matrix logits, byte* labels, int rows, int classes);

    /// <inheritdoc cref="SoftmaxLoss{TSimd,TVector}.Score"/>
    public abstract (double Loss, int Correct) Score(in Matrix logits, byte* labels, int rows, int classes);

    public static KernelSet For(VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => new VectorKernels<Simd512, Vector512<float>>(),
        VectorWidth.Bits256 => new VectorKernels<Simd256, Vector256<float>>(),
        _ => new VectorKernels<Simd128, Vector128<float>>(),
    };
}
