// Trains lenet on MNIST, in turns with PyTorch and with the core's own peak, all in one run.
// Usage: dotnet run -c Release --project bench/Lenet [ROUNDS [BATCHES]], with SWEEP_DATA naming the folder that holds
// mnist/. A round is one epoch of 469 batches, or as many as are given.
using System.Globalization;
using System.Runtime.InteropServices;
using Sweep.Bench;
using Sweep.Training;
using Sweep.Training.Cpu;
using Sweep.Training.Data;
using Sweep.Training.Simd;

const int EpochBatches = 469;
const int Epoch = 60000;
// Per sample, multiplied and added: both convolutions, both layers; the second convolution and the layers a second
// time for the deltas of their inputs; everything once more for the gradients of the weights.
const double First = 576 * 25 * 20;
const double Others = 64 * 500 * 50 + 800 * 500 + 500 * 10;
const double FlopsPerSample = 2 * (2 * First + 3 * Others);

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var batches = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : EpochBatches;
var options = DataSetOptions.FromEnvironment(Environment.GetEnvironmentVariable);
var data = new CpuData(DataSets.Open("mnist", options));
var shape = new NetworkShape(784, new NetworkModel.Lenet(), 10) { Normalisation = new Normalisation(0.1307, 0.3081) };
using var engine = new CpuLaneEngine(shape, data);
var lane = engine.Add(new LaneOptions
{
    Optimizer = new OptimizerOptions.Sgd { Lr = 0.01, Momentum = 0.5 },
    BatchSize = 128,
    Seed = 1,
    HaltWhenNotFinite = true,
});
var (peak, ours, theirs, evaluation) = (new FmaPeak(), new Contender(), new Contender(), new Contender());
using var peer = new Peer(Path.Combine(Environment.GetEnvironmentVariable("SWEEP_DATA")!, "mnist"));
engine.Advance(100);
engine.Evaluate(lane);
peer.Train(10);
for (var round = 0; round < rounds; round++)
{
    for (var i = 0; i < 100; i++) peak.Measure();
    ours.Add(Span.Of(() => engine.Advance(batches)));
    theirs.Add(peer.Train(batches));
    evaluation.Add(Span.Of(() => engine.Evaluate(lane)));
}

var flops = FlopsPerSample * (batches == EpochBatches ? Epoch : batches * 128.0);
var (least, median) = (flops / ours.Processor.Least / 1e3, flops / ours.Processor.Median / 1e3);
Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {VectorWidths.Best}; {peer.Version}.");
Console.WriteLine($"{rounds} rounds of {batches} batches of 128, sgd with momentum. Seconds.");
Console.WriteLine();
Console.WriteLine("| | wall, least | wall, median | processor, least | processor, median |");
Console.WriteLine("|---|---|---|---|---|");
Console.WriteLine(ours.Row("lenet"));
Console.WriteLine(theirs.Row("PyTorch"));
Console.WriteLine($"| times as fast | {theirs.Wall.Least / ours.Wall.Least:F2} "
    + $"| {theirs.Wall.Median / ours.Wall.Median:F2} | {theirs.Processor.Least / ours.Processor.Least:F2} "
    + $"| {theirs.Processor.Median / ours.Processor.Median:F2} |");
Console.WriteLine(evaluation.Row("evaluation on 10000 images"));
Console.WriteLine();
Console.WriteLine("| GFLOP/s of the processor's time | best | median |");
Console.WriteLine("|---|---|---|");
Console.WriteLine($"| peak of fused multiply-adds | {peak.BestGigaflops:F0} | {peak.MedianGigaflops:F0} |");
Console.WriteLine($"| lenet | {least:F0} | {median:F0} |");
Console.WriteLine($"| share | {least / peak.BestGigaflops:P1} | {median / peak.MedianGigaflops:P1} |");
Console.WriteLine();
Console.WriteLine($"Accuracy after all rounds: {engine.Evaluate(lane).Accuracy:P2}");
