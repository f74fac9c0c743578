using System.Diagnostics;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.JournalBenchmark;
using Sweep.Messages;

namespace Sweep.StoreBenchmark;

/// <summary>Facts per second by the size of a commit, and read back. The kinds take turns, so that a slow minute of the
/// disk hits all of them.</summary>
internal static class Committing
{
    private const int Rounds = 3;

    /// <summary>A store looks for the name, and for nothing else.</summary>
    private const string Definition = """{"metadata":{"name":"bench"}}""";

    public static void Run(IReadOnlyList<StoreKind> kinds, SweepFact[] facts, TextWriter output)
    {
        output.WriteLine("| facts a commit | store | facts/s | ms a commit p50 / p99 / max | read back, facts/s |");
        output.WriteLine("|---:|---|---:|---:|---:|");
        foreach (var size in new[] { 1, 10, 100, 1_000, 10_000 })
        {
            var groups = facts.Take(size < 10 ? 2_000 : size < 100 ? 10_000 : facts.Length).Chunk(size).ToArray();
            var runs = Enumerable.Range(0, Rounds)
                .SelectMany(_ => kinds.Select(kind => (kind.Name, Run: Measure(kind, groups))))
                .ToLookup(run => run.Name, run => run.Run);
            foreach (var kind in kinds) output.WriteLine(Row(size, kind.Name, groups, runs[kind.Name]));
        }
    }

    private static (Latencies Commits, double ReadSeconds) Measure(StoreKind kind, SweepFact[][] groups)
    {
        using var used = kind.Open();
        var sweep = used.Store.NextId;
        used.Store.Commit([new SweepFacts(sweep, [new SweepFact.SweepCreated(Definition, default)])]);
        var commits = new Latencies();
        foreach (var group in groups) commits.Measure(() => used.Store.Commit([new SweepFacts(sweep, group)]));

        var start = Stopwatch.GetTimestamp();
        using var reader = used.Store.Reader(sweep);
        var last = reader.Read().Max(fact => fact.Sequence);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var count = groups.Sum(group => group.Length) + 1;
        return last == count ? (commits, seconds) : throw new InvalidOperationException($"{last} of {count} came back");
    }

    private static string Row(
        int size, string name, SweepFact[][] groups, IEnumerable<(Latencies Commits, double ReadSeconds)> runs)
    {
        var (commits, read) = runs.OrderBy(run => run.Commits.TotalSeconds).ElementAt(Rounds / 2);
        var count = groups.Sum(group => group.Length);
        return FormattableString.Invariant($"| {size:N0} | {name} | {count / commits.TotalSeconds:N0} ")
            + FormattableString.Invariant($"| {commits.Quantile(0.5):F2} / {commits.Quantile(0.99):F2} ")
            + FormattableString.Invariant($"/ {commits.Quantile(1):F2} | {count / read:N0} |");
    }
}
