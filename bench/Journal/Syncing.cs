namespace Sweep.JournalBenchmark;

/// <summary>What one sync of 4 KiB costs on this disk, when the file grows and when written space is used again, as
/// SQLite does with its log after each checkpoint.</summary>
internal static class Syncing
{
    private const int Count = 500;

    internal static void Run(string folder, TextWriter output)
    {
        output.WriteLine($"| {Count} writes of 4 KiB, each followed by fsync | p50 ms | p99 ms | max ms |");
        output.WriteLine("|---|---:|---:|---:|");
        Row("the file grows", isReused: false, folder, output);
        Row("written space is used again", isReused: true, folder, output);
    }

    private static void Row(string name, bool isReused, string folder, TextWriter output)
    {
        using var scratch = new Scratch(folder);
        using var file = File.OpenHandle(scratch.Plain, FileMode.CreateNew, FileAccess.ReadWrite);
        var page = new byte[4096];
        if (isReused) RandomAccess.Write(file, new byte[Count * page.Length], 0);
        RandomAccess.FlushToDisk(file);
        var latencies = new Latencies();
        for (var i = 0; i < Count; i++)
        {
            var offset = (long)i * page.Length;
            latencies.Measure(() =>
            {
                RandomAccess.Write(file, page, offset);
                RandomAccess.FlushToDisk(file);
            });
        }

        output.WriteLine(FormattableString.Invariant(
            $"| {name} | {latencies.Quantile(0.5):F2} | {latencies.Quantile(0.99):F2} | {latencies.Quantile(1):F2} |"));
    }
}
