using Sweep.Training.Optimizers;
using Sweep.Training.Simd;

namespace Sweep.Training.Tests.Cpu.Lenet;

/// <summary>Forward, loss, gradients and steps beside PyTorch's.</summary>
public class LenetGoldenTests
{
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Loss_and_every_gradient_equal_PyTorchs(int batch)
    {
        using var problem = new LenetProblem(new GradientRecorder());
        var golden = LenetGolden.Instance.Batches[batch];

        var loss = problem.Step(batch);

        loss.ShouldBe(golden.Loss, golden.Loss * 1e-6);
        var gradients = problem.Tensors(array: 1);
        gradients.Length.ShouldBe(golden.Gradients.Length);
        for (var tensor = 0; tensor < gradients.Length; tensor++)
        {
            golden.Gradients[tensor].Distance(gradients[tensor]).ShouldBeLessThan(Tolerance, $"tensor {tensor}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Logits_equal_PyTorchs(int batch)
    {
        using var problem = new LenetProblem(new GradientRecorder());

        LenetGolden.Instance.Batches[batch].Logits.Distance(problem.Logits(batch)).ShouldBeLessThan(Tolerance);
    }

    [Fact]
    public void Weights_after_steps_equal_PyTorchs()
    {
        var options = new OptimizerOptions.Sgd { Lr = 0.05, Momentum = 0.5 };
        using var problem = new LenetProblem(OptimizerRules.Create(options, VectorWidths.Best));

        // The script goes through the batches once before its first step.
        for (var step = 3; step < 8; step++) problem.Step(step % 3);

        var golden = LenetGolden.Instance.Weights;
        var weights = problem.Tensors(array: 0);
        for (var tensor = 0; tensor < golden.Length; tensor++)
        {
            golden[tensor].Distance(weights[tensor]).ShouldBeLessThan(Tolerance, $"tensor {tensor}");
        }
    }

    [Fact]
    public void The_distance_sees_one_wrong_element_in_a_sample()
    {
        using var problem = new LenetProblem(new GradientRecorder());
        problem.Step(0);
        var biases = problem.Tensors(array: 1)[1];

        biases[7] *= 1.001f;

        LenetGolden.Instance.Batches[0].Gradients[1].Distance(biases).ShouldBeGreaterThan(Tolerance);
    }
}
