using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;

namespace Sweep.Coordinator.Results;

/// <summary>Renders the four result files from the plan and the journal, whoever takes the bytes: files, or a
/// comparison with files. Two passes over the trials, one trial in memory at a time: the columns of trials.csv are
/// known only when every report was seen. The first pass takes the trials as they lie in the journal, so that only the
/// second looks for them.</summary>
internal static class ResultDocuments
{
    public const string Trials = "trials.csv";

    public const string Reports = "reports.csv";

    public const string Attempts = "attempts.csv";

    public const string Summary = "summary.json";

    /// <param name="plan">The sweep's latest.</param>
    /// <param name="journal">Its facts.</param>
    /// <param name="open">Gives the stream for a file's name; it is closed here when the file is complete.</param>
    public static void Render(SweepPlan plan, IJournalReader journal, Func<string, Stream> open)
    {
        var sweep = SweepFrame.Of(plan, journal);
        var summary = new SummaryDocument(sweep);
        using (var trials = new TrialsTable(open(Trials), sweep, FinalMetrics(plan, journal)))
        using (var reports = new ReportsTable(open(Reports), plan))
        using (var attempts = new AttemptsTable(open(Attempts), plan))
        {
            foreach (var trial in TrialHistories.All(journal, plan))
            {
                trials.Add(trial);
                reports.Add(trial);
                attempts.Add(trial);
                summary.Add(trial);
            }
        }

        using var stream = open(Summary);
        summary.WriteTo(stream);
    }

    private static SortedSet<string> FinalMetrics(SweepPlan plan, IJournalReader journal)
    {
        var metrics = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var trial in TrialHistories.Recorded(journal))
        {
            if (trial.Trial.Number >= plan.TrialCount) break;
            if (trial.Finished is not null) metrics.UnionWith(trial.LastValues().Keys);
        }

        return metrics;
    }
}
