using System.Globalization;
using System.Runtime.InteropServices;
using Sweep.SimulatedBenchmark;

// Measures what the coordinator spends on each trial with many nodes, in tenths of the run.
// `dotnet run --project bench/Simulated -c Release [NODES TRIALS]`.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var nodes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
var trials = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;

Console.WriteLine($"Machine: {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
using (var warmUp = new FleetRun(nodes, 10_000)) warmUp.Run(); // Compiled, and in cache.
using var run = new FleetRun(nodes, trials);
var slices = run.Run();
Console.WriteLine($"{nodes} nodes, {run.CompletedCount} trials completed, {run.FactCount} facts, {run.Outcome}");
Console.WriteLine("| tenth | microseconds of the coordinator per trial | heap, MB |\n|---:|---:|---:|");
for (var i = 0; i < slices.Count; i++)
{
    Console.WriteLine($"| {i + 1} | {slices[i].MicrosecondsPerTrial:F1} | {slices[i].HeapBytes / 1e6:F0} |");
}
