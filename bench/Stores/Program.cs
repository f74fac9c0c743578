using System.Globalization;
using System.Runtime.InteropServices;
using Sweep.JournalBenchmark;
using Sweep.StoreBenchmark;

// Measures the stores of a coordinator: SQLite in the folder of the first argument, and, with a second one, PostgreSQL
// at that connection. bench/storage starts a server and calls it.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var folder = args.Length > 0 ? args[0] : Directory.GetCurrentDirectory();
var facts = SampleFacts.Of(trials: 12_500).ToArray();
var kinds = new List<StoreKind> { new SqliteKind(folder) };
if (args.Length > 1) kinds.Add(new PostgresKind(args[1]));

Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
    + $"{RuntimeInformation.FrameworkDescription}; disk format {new DriveInfo(folder).DriveFormat}.");
Console.WriteLine();
Committing.Run(kinds, facts, Console.Out);
