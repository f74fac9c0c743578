namespace Sweep.Training.Tests.Optimizers;

/// <summary>The golden problem's gradients, written as the textbook has them and computed in doubles, so that what
/// differs from PyTorch is the update rule and not the gradient.</summary>
internal static class ReferenceNetwork
{
    /// <summary>Gradient of the batch's mean cross-entropy, in the order of the weights.</summary>
    public static float[] Gradient(GoldenProblem problem, float[] weights, IEnumerable<int> batch)
    {
        var gradient = new double[weights.Length];
        foreach (var sample in batch) AddSample(problem, weights, sample, gradient);
        return [.. gradient.Select(sum => (float)(sum / problem.BatchSize))];
    }

    private static void AddSample(GoldenProblem problem, float[] weights, int sample, double[] gradient)
    {
        var (inputs, hidden, classes) = (problem.Inputs, problem.Hidden, problem.Classes);
        var (bias1, weights2) = (hidden * inputs, hidden * (inputs + 1));
        var bias2 = weights2 + (classes * hidden);
        var pixels = problem.Pixels.AsSpan(sample * inputs, inputs);
        var x = new double[inputs];
        for (var i = 0; i < inputs; i++) x[i] = pixels[i] / 255f;

        var active = new double[hidden];
        for (var j = 0; j < hidden; j++)
        {
            double sum = weights[bias1 + j];
            for (var i = 0; i < inputs; i++) sum += weights[(j * inputs) + i] * x[i];
            active[j] = Math.Max(sum, 0);
        }
        var logits = new double[classes];
        for (var k = 0; k < classes; k++)
        {
            logits[k] = weights[bias2 + k];
            for (var j = 0; j < hidden; j++) logits[k] += weights[weights2 + (k * hidden) + j] * active[j];
        }

        var total = logits.Sum(Math.Exp);
        var back = new double[hidden];
        for (var k = 0; k < classes; k++)
        {
            var error = (Math.Exp(logits[k]) / total) - (k == problem.Labels[sample] ? 1 : 0);
            gradient[bias2 + k] += error;
            for (var j = 0; j < hidden; j++)
            {
                gradient[weights2 + (k * hidden) + j] += error * active[j];
                back[j] += error * weights[weights2 + (k * hidden) + j];
            }
        }
        for (var j = 0; j < hidden; j++)
        {
            if (active[j] <= 0) continue;
            gradient[bias1 + j] += back[j];
            for (var i = 0; i < inputs; i++) gradient[(j * inputs) + i] += back[j] * x[i];
        }
    }
}
