// Measures the engine's kernels on MNIST against the core's own peak, all in turn with each other in one run.
// Usage: dotnet run -c Release --project bench/Kernels [ROUNDS], with SWEEP_DATA naming the folder that holds mnist/.
using System.Globalization;
using System.Runtime.InteropServices;
using Sweep.Bench;
using Sweep.Training.Cpu;
using Sweep.Training.Data;
using Sweep.Training.Simd;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 400;
var data = new CpuData(DataSets.Open("mnist", DataSetOptions.FromEnvironment(Environment.GetEnvironmentVariable)));
var peak = new FmaPeak();
using var evaluation = new EvaluationTimer(data);
var steps = Contenders.Create(data);
for (var round = 0; round < rounds; round++)
{
    peak.Measure();
    foreach (var step in steps) step.Measure();
    if (round % 10 == 0) evaluation.Measure();
}

var dense = steps[0];
var least = dense.Flops / dense.Step.Least / 1e3;
var median = dense.Flops / dense.Step.Median / 1e3;
Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {VectorWidths.Best}, {rounds} rounds, network");
Console.WriteLine($"784-100-10, batch 100, density {data.LiveInputs.Density:F3}. "
    + "Times in microseconds, least / median.");
Console.WriteLine();
Console.WriteLine("| | GFLOP/s, best | median |");
Console.WriteLine("|---|---|---|");
Console.WriteLine($"| peak of fused multiply-adds | {peak.BestGigaflops:F0} | {peak.MedianGigaflops:F0} |");
Console.WriteLine($"| dense training step | {least:F0} | {median:F0} |");
Console.WriteLine($"| share | {least / peak.BestGigaflops:P1} | {median / peak.MedianGigaflops:P1} |");
Console.WriteLine();
Console.WriteLine("| step | load | forward | loss | backward and update | whole step |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var step in steps)
{
    Console.WriteLine(
        $"| {step.Name} | {Both(step.Load)} | {Both(step.Forward)} | {Both(step.Loss)} | {Both(step.Backward)} " +
        $"| {Both(step.Step)} |");
}

Console.WriteLine();
Console.WriteLine($"Evaluation on {data.Labelled.Test.Count} images: {Both(evaluation.Time)}");

foreach (var step in steps) step.Dispose();

static string Both(Timings timings) => $"{timings.Least:F1} / {timings.Median:F1}";
