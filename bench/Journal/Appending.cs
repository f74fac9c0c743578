using Sweep.Coordinator.Journal;

namespace Sweep.JournalBenchmark;

/// <summary>Facts per second by the size of the group: synced at each commit, synced at checkpoints only, and the raw
/// limit: the same texts written and synced to a plain file. The three take turns, so that a slow minute of the disk
/// hits all of them.</summary>
internal static class Appending
{
    private const int Rounds = 3;

    private static readonly SqliteJournalOptions Full = new();
    private static readonly SqliteJournalOptions Normal = new() { SurvivesPowerLoss = false };

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

    /// <summary>How often the log should be moved into the database: rarely, and the log's growth is what a sync has to
    /// write down as well; often, and pages are moved that the next group changes again.</summary>
    internal static void RunCheckpoints(SweepFact[] facts, string folder, TextWriter output)
    {
        output.WriteLine("| checkpoint at, pages | FULL facts/s, groups of 100 | ms per group p50 / p99 / max |");
        output.WriteLine("|---:|---:|---:|");
        var groups = facts.Chunk(100).ToArray();
        var sizes = new[] { 250, 1_000, 4_000, 16_000 };
        var runs = Enumerable.Range(0, Rounds)
            .SelectMany(_ => sizes.Select(pages => (
                Pages: pages,
                Full: InScratch(folder, scratch => Journal(groups, scratch, Full with { CheckpointPages = pages })))))
            .ToLookup(run => run.Pages, run => run.Full);
        foreach (var pages in sizes)
        {
            var full = Median(runs[pages]);
            output.WriteLine(FormattableString.Invariant(
                $"| {pages:N0} | {facts.Length / full.TotalSeconds:N0} ") + FormattableString.Invariant(
                $"| {full.Quantile(0.5):F2} / {full.Quantile(0.99):F2} / {full.Quantile(1):F2} |"));
        }
    }

    internal static Latencies Journal(SweepFact[][] groups, Scratch scratch, SqliteJournalOptions options)
    {
        using var journal = SqliteJournal.Open(scratch.Journal, options);
        var latencies = new Latencies();
        foreach (var group in groups) latencies.Measure(() => journal.Append(group));
        return latencies;
    }

    private static void Row(SweepFact[][] groups, int size, string folder, TextWriter output)
    {
        var runs = Enumerable.Range(0, Rounds).Select(_ => (
            Full: InScratch(folder, scratch => Journal(groups, scratch, Full)),
            Normal: InScratch(folder, scratch => Journal(groups, scratch, Normal)),
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
