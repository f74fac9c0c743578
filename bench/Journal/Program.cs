using System.Globalization;
using System.Runtime.InteropServices;
using Sweep.JournalBenchmark;

// Measures the journal on the disk that holds the folder in the first argument (the current one without it), which
// should be the disk that will hold sweeps. `dotnet run --project bench/Journal -c Release [-- FOLDER]`.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var folder = args.Length > 0 ? args[0] : Directory.GetCurrentDirectory();
var output = Console.Out;
var facts = SampleFacts.Of(trials: 12_500).ToArray();

output.WriteLine($"Machine: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, " +
    $"{RuntimeInformation.FrameworkDescription}; disk format {new DriveInfo(folder).DriveFormat}.");
output.WriteLine();
Codec.Run(facts, output);
output.WriteLine();
Syncing.Run(folder, output);
output.WriteLine();
Appending.Run(facts, folder, output);
output.WriteLine();
Appending.RunCheckpoints(facts, folder, output);
output.WriteLine();
Reading.Run(facts, folder, output);
