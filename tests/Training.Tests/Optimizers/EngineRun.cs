using Sweep.Training.Cpu;
using Sweep.Training.Data;
using Sweep.Training.Network;
using Sweep.Training.Optimizers;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Optimizers;

/// <summary>The golden problem in the engine's own kernels: forward, backward and update, batch by batch.</summary>
internal sealed unsafe class EngineRun : IDisposable
{
    private readonly GoldenProblem problem;
    private readonly LabelledImages images;
    private readonly NetworkLayout layout;
    private readonly LaneWeights weights;
    private readonly NetworkRun network;
    private long step;

    public EngineRun(GoldenProblem problem, OptimizerOptions options, bool isSparse)
    {
        this.problem = problem;
        images = new LabelledImages(
            [.. problem.Pixels.Select(pixel => (byte)pixel)], [.. problem.Labels.Select(label => (byte)label)],
            problem.Inputs);
        var data = new CpuData(new LabelledData("golden", images, images, problem.Classes)) { IsSparse = isSparse };
        layout = new NetworkLayout(new NetworkShape(problem.Inputs, [problem.Hidden], problem.Classes));
        weights = new LaneWeights(layout, OptimizerRules.Create(options, VectorWidths.Best));
        network = new NetworkRun(layout, data, VectorWidths.Best, problem.BatchSize);
        foreach (var (place, golden) in Places()) weights.Values[place] = problem.Weights[golden];
    }

    /// <summary>In PyTorch's order.</summary>
    public float[] Weights
    {
        get
        {
            var flat = new float[problem.Weights.Length];
            foreach (var (place, golden) in Places()) flat[golden] = weights.Values[place];
            return flat;
        }
    }

    public void Step()
    {
        step++;
        network.Load(images, [.. problem.Batch((int)step)]);
        network.Forward(weights.Start);
        network.Loss();
        weights.Rule.BeginStep(step, weights.Scalars);
        network.Backward(weights);
    }

    public void Dispose()
    {
        network.Dispose();
        weights.Dispose();
    }

    /// <summary>PyTorch has a row of inputs for each output, the engine a row of outputs for each input, biases last in
    /// both.</summary>
    private IEnumerable<(int Engine, int Golden)> Places()
    {
        var start = 0;
        foreach (var layer in layout.Layers)
        {
            for (var input = 0; input <= layer.Inputs; input++)
            {
                for (var output = 0; output < layer.Outputs; output++)
                {
                    var isBias = input == layer.Inputs;
                    var golden = isBias ? (layer.Inputs * layer.Outputs) + output : (output * layer.Inputs) + input;
                    yield return (layer.Offset + (input * layer.Stride) + output, start + golden);
                }
            }
            start += (layer.Inputs + 1) * layer.Outputs;
        }
    }
}
