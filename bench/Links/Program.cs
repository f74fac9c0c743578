using System.Globalization;
using System.Runtime.InteropServices;
using Sweep.LinkBenchmark;

// Measures how many reports one core carries in a second of its time from a node's message to the coordinator's,
// through codec, link and frames of both ends, acknowledgements included; sockets are left out.
// `dotnet run --project bench/Links -c Release`.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
const int MessageCount = 1_000_000;
const int BatchSize = 250;

Console.WriteLine($"Machine: {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
new LinkPair().Carry(200_000, BatchSize);
for (var round = 1; round <= 3; round++)
{
    var pair = new LinkPair();
    var allocated = GC.GetAllocatedBytesForCurrentThread();
    var before = Environment.CpuUsage.TotalTime;
    pair.Carry(MessageCount, BatchSize);
    var perSecond = MessageCount / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / MessageCount;
    Console.WriteLine($"{perSecond:N0} reports per processor second, "
        + $"{allocated} bytes allocated and {pair.WireBytes / MessageCount} sent for each");
}
