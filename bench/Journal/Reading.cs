using System.Diagnostics;
using Sweep.Coordinator.Journal;

namespace Sweep.JournalBenchmark;

/// <summary>Size, replay, and order by trial: sorted when asked for (what the journal does), against an index that is
/// kept up to date by every append (what it could do instead). Without syncs, which would drown the
/// difference.</summary>
internal static class Reading
{
    private const int Rounds = 3;
    private const string Index = "CREATE INDEX facts_by_trial ON facts (trial, sequence)";

    internal static void Run(SweepFact[] facts, string folder, TextWriter output)
    {
        output.WriteLine(FormattableString.Invariant(
            $"| {facts.Length:N0} facts in groups of 100 | append facts/s (NORMAL) | file bytes per fact ") +
            "| replay facts/s | by trial, seconds | MiB of memory for that | bytes allocated per fact appended |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, statement) in new[] { ("sorted when asked for", null), ("with an index", Index) })
        {
            for (var round = 1; round <= Rounds; round++)
            {
                using var scratch = new Scratch(folder);
                output.WriteLine($"| {name}, round {round} {Row(facts, scratch, statement)}");
            }
        }
    }

    private static string Row(SweepFact[] facts, Scratch scratch, string? statement)
    {
        SqliteJournal.Open(scratch.Journal).Dispose();
        if (statement is not null) scratch.Execute(statement);
        var groups = facts.Chunk(100).ToArray();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var options = new SqliteJournalOptions { SurvivesPowerLoss = false };
        var append = Appending.Journal(groups, scratch, options).TotalSeconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        using var reader = SqliteJournal.OpenForReading(scratch.Journal);
        var last = 0L;
        var replay = Seconds(() => last = reader.Read().Max(fact => fact.Sequence));
        if (last != facts.Length) throw new InvalidOperationException($"{last} of {facts.Length} facts came back");
        GC.Collect();
        var before = Environment.WorkingSet;
        var peak = before;
        var byTrial = Seconds(() => peak = reader.ReadByTrial().Max(
            fact => fact.Sequence % 1024 == 0 ? Environment.WorkingSet : before));
        return FormattableString.Invariant(
            $"| {facts.Length / append:N0} | {(double)scratch.Bytes / facts.Length:F1} | {facts.Length / replay:N0} ") +
            FormattableString.Invariant(
            $"| {byTrial:F2} | {(peak - before) / 1048576.0:F0} | {(double)allocated / facts.Length:F0} |");
    }

    private static double Seconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
