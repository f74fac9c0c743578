using Sweep.Training.Data;
using Sweep.Training.Kernels;
using Sweep.Training.Network;

namespace Sweep.Training.Cpu.Convolutions;

/// <summary>Two convolutions and the first layer that is connected fully. Image after image passes both convolutions,
/// so that what lies between stays in the second-level cache; the whole batch passes the layer at once.</summary>
internal sealed unsafe class ConvolutionalInputLayer : InputLayer
{
    private readonly DenseLayer layer;
    private readonly ImageRows images;
    private readonly PixelConvolution first;
    private readonly ChannelConvolution second;
    private readonly int middleStride;
    private readonly int featureStride;
    private readonly NativeBuffer<float> middle;
    private readonly NativeBuffer<float> middleDeltas;
    private readonly NativeBuffer<float> middlePicks;
    private readonly NativeBuffer<float> features;
    private readonly NativeBuffer<float> featureDeltas;
    private readonly NativeBuffer<float> featurePicks;

    public ConvolutionalInputLayer(NetworkLayout layout, KernelSet kernels, DenseLayer layer, ImageRows images)
    {
        var (pixels, channels) = (layout.Convolutions[0], layout.Convolutions[1]);
        (this.layer, this.images) = (layer, images);
        first = new PixelConvolution(pixels, kernels);
        second = new ChannelConvolution(channels, kernels);
        middleStride = NetworkLayout.Padded(pixels.Outputs);
        featureStride = NetworkLayout.Padded(channels.Outputs);
        middle = new NativeBuffer<float>(images.Capacity * middleStride + second.Slack);
        middleDeltas = new NativeBuffer<float>(middleStride + second.Slack);
        middlePicks = new NativeBuffer<float>(images.Capacity * first.PicksCount);
        features = new NativeBuffer<float>(images.Capacity * featureStride + channels.Weights.Stride);
        featureDeltas = new NativeBuffer<float>(features.Count);
        featurePicks = new NativeBuffer<float>(images.Capacity * second.PicksCount);
    }

    private Matrix Features => new(features.Start, featureStride);

    private Matrix FeatureDeltas => new(featureDeltas.Start, featureStride);

    public override void Load(LabelledImages source, ReadOnlySpan<int> samples) => images.Load(source, samples);

    public override void Forward(float* weights, in Matrix sums)
    {
        for (nint image = 0; image < images.Count; image++)
        {
            first.Forward(weights, Pixels(image), Middle(image), MiddlePicks(image));
            second.Forward(weights, Middle(image), features.Start + image * featureStride, FeaturePicks(image));
        }

        layer.Forward(weights, Features, sums, images.Count);
    }

    public override void Update(LaneWeights weights, in Matrix deltas)
    {
        layer.Backward(weights.Start, deltas, FeatureDeltas, images.Count);
        layer.Update(weights, Features, deltas, images.Count);
        first.BeginGradient();
        second.BeginGradient(weights.Start);
        for (nint image = 0; image < images.Count; image++)
        {
            var errors = featureDeltas.Start + image * featureStride;
            second.AddGradient(Middle(image), errors, FeaturePicks(image), middleDeltas.Start);
            first.AddGradient(Pixels(image), middleDeltas.Start, MiddlePicks(image));
        }

        second.Update(weights);
        first.Update(weights);
    }

    public override void Dispose()
    {
        images.Dispose();
        first.Dispose();
        second.Dispose();
        middle.Dispose();
        middleDeltas.Dispose();
        middlePicks.Dispose();
        features.Dispose();
        featureDeltas.Dispose();
        featurePicks.Dispose();
    }

    private float* Pixels(nint image) => images.Rows.Start + image * images.Rows.RowStride;

    private float* Middle(nint image) => middle.Start + image * middleStride;

    private float* MiddlePicks(nint image) => middlePicks.Start + image * first.PicksCount;

    private float* FeaturePicks(nint image) => featurePicks.Start + image * second.PicksCount;
}
