using Sweep.Training.Data;

namespace Sweep.Training.Cpu;

/// <summary>A data set as the CPU engines of a process share it.</summary>
public sealed class CpuData
{
    /// <summary>Where leaving zeros out is taken to be faster: on 28x28 images a step at density 0.19 then takes less
    /// than half of the dense one (bench/results).
    /// </summary>
    private const double SparseDensity = 0.5;

    private readonly Lazy<PackedImages> train;
    private readonly Lazy<PackedImages> test;

    /// <summary>Reads all training images once.</summary>
    public CpuData(LabelledData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Labelled = data;
        LiveInputs = new LiveInputs(data.Train);
        IsSparse = LiveInputs.Density < SparseDensity;
        train = new Lazy<PackedImages>(() => new PackedImages(data.Train));
        test = new Lazy<PackedImages>(() => new PackedImages(data.Test));
    }

    public LabelledData Labelled { get; }

    internal LiveInputs LiveInputs { get; }

    /// <summary>Whether the first layer leaves zeros out. Depends on the training images alone.</summary>
    internal bool IsSparse { get; init; }

    /// <summary>The training or test images as a layer wants them that leaves zeros out. Thread-safe.</summary>
    internal PackedImages Packed(LabelledImages images) =>
        ReferenceEquals(images, Labelled.Train) ? train.Value
        : ReferenceEquals(images, Labelled.Test) ? test.Value
        : throw new ArgumentException($"The images are not of the data set '{Labelled.Name}'.", nameof(images));
}
