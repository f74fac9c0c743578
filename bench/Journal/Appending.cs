using Sweep.Coordinator.Journal;

namespace Sweep.JournalBenchmark;

/// <summary>Facts per second by the size of the group: synced at each commit, synced at checkpoints only, and the raw
/// limit: the same texts written and synced to a plain file. The three take turns, so that a slow minute of the disk
/// hits all of them.</summary>
internal static class Appending
{
    private const int Rounds = 3;

    internal static void Run(SweepFact[] facts, string folder, TextWriter output)
    {
        output.WriteLine(
            "| facts per group | FULL facts/s | NORMAL facts/s | plain file + fsync facts/s | FULL / plain " +
            "| FULL ms per group p50 / p99 / max | NORMAL ms p50 | plain ms p50 |");
        output.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var size in new[] { 1, 10, 100, 1_000, 10_000 })
        {
            var groups = facts.Take(size < 10 ? 2_000 : size < 100 ? 10_000 : facts.Length).Chunk(size).ToArray();
            Row(groups, size, folder, output);
        }
    }

    internal static Latencies Journal(SweepFact[][] groups, Scratch scratch, bool survivesPowerLoss)
    {
        var options = new SqliteJournalOptions { SurvivesPowerLoss = survivesPowerLoss };
        using var journal = SqliteJournal.Open(scratch.Journal, options);
        var latencies = new Latencies();
        foreach (var group in groups) latencies.Measure(() => journal.Append(group));
        return latencies;
    }

    private static void Row(SweepFact[][] groups, int size, string folder, TextWriter output)
    {
        var runs = Enumerable.Range(0, Rounds).Select(_ => (
            Full: InScratch(folder, scratch => Journal(groups, scratch, survivesPowerLoss: true)),
            Normal: InScratch(folder, scratch => Journal(groups, scratch, survivesPowerLoss: false)),
            Plain: InScratch(folder, scratch => Plain(groups, scratch)))).ToArray();
        var count = groups.Sum(group => group.Length);
        var full = Median(runs.Select(run => run.Full));
        var normal = Median(runs.Select(run => run.Normal));
        var plain = Median(runs.Select(run => run.Plain));
        output.WriteLine(FormattableString.Invariant(
            $"| {size:N0} | {count / full.TotalSeconds:N0} | {count / normal.TotalSeconds:N0} ") +
            FormattableString.Invariant(
            $"| {count / plain.TotalSeconds:N0} | {plain.TotalSeconds / full.TotalSeconds:P0} ") +
            FormattableString.Invariant(
            $"| {full.Quantile(0.5):F2} / {full.Quantile(0.99):F2} / {full.Quantile(1):F2} ") +
            FormattableString.Invariant($"| {normal.Quantile(0.5):F2} | {plain.Quantile(0.5):F2} |"));
    }

    private static Latencies Plain(SweepFact[][] groups, Scratch scratch)
    {
        var texts = groups.Select(group => group.SelectMany(Codec.Text).ToArray()).ToArray();
        using var stream = new FileStream(scratch.Plain, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        var latencies = new Latencies();
        foreach (var text in texts)
        {
            latencies.Measure(() =>
            {
                stream.Write(text);
                stream.Flush(flushToDisk: true);
            });
        }

        return latencies;
    }

    private static Latencies InScratch(string folder, Func<Scratch, Latencies> measure)
    {
        using var scratch = new Scratch(folder);
        return measure(scratch);
    }

    private static Latencies Median(IEnumerable<Latencies> runs) =>
        runs.OrderBy(run => run.TotalSeconds).ElementAt(Rounds / 2);
}
