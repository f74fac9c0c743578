// Trains lenet on MNIST, in turns with PyTorch and with the core's own peak, all in one run.
// Usage: dotnet run -c Release --project bench/Lenet [ROUNDS [BATCHES]], with SWEEP_DATA naming the folder that holds
// mnist/. A round is one epoch of 469 batches, or as many as are given; with 0 rounds PyTorch is left out.
using System.Diagnostics;
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
var (peak, ours, theirs, evaluation) = (new FmaPeak(), new Timings(), new Timings(), new Timings());
using var peer = new Peer(Path.Combine(Environment.GetEnvironmentVariable("SWEEP_DATA")!, "mnist"));
engine.Advance(30);
peer.Train(30);
for (var round = 0; round < rounds; round++)
{
    for (var i = 0; i < 100; i++) peak.Measure();
    ours.Add(Time(() => engine.Advance(batches)));
    theirs.Add(peer.Train(batches));
    evaluation.Add(Time(() => engine.Evaluate(lane)));
}

var samples = batches == EpochBatches ? Epoch : batches * 128.0;
var share = FlopsPerSample * samples / ours.Median / 1e3 / peak.MedianGigaflops;
var bestShare = FlopsPerSample * samples / ours.Least / 1e3 / peak.BestGigaflops;
Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {VectorWidths.Best}; {peer.Version}. {rounds} rounds of");
Console.WriteLine($"{batches} batches of 128, sgd with momentum. Seconds.");
Console.WriteLine();
Console.WriteLine("| | least | median |");
Console.WriteLine("|---|---|---|");
Console.WriteLine($"| lenet | {Seconds(ours.Least)} | {Seconds(ours.Median)} |");
Console.WriteLine($"| PyTorch | {Seconds(theirs.Least)} | {Seconds(theirs.Median)} |");
Console.WriteLine($"| times as fast | {theirs.Least / ours.Least:F2} | {theirs.Median / ours.Median:F2} |");
Console.WriteLine($"| evaluation on 10000 images | {Seconds(evaluation.Least)} | {Seconds(evaluation.Median)} |");
Console.WriteLine($"| peak of fused multiply-adds, GFLOP/s | {peak.BestGigaflops:F0} | {peak.MedianGigaflops:F0} |");
Console.WriteLine($"| share of the peak | {bestShare:P1} | {share:P1} |");
Console.WriteLine();
Console.WriteLine($"Accuracy after all rounds: {engine.Evaluate(lane).Accuracy:P2}");

static string Seconds(double microseconds) => $"{microseconds / 1e6:F3}";

static TimeSpan Time(Action action)
{
    var start = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(start);
}
