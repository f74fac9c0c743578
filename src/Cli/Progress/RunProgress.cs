using Sweep.Coordinator.Journal;
using Sweep.Messages;
using Sweep.Search;

namespace Sweep.Cli.Progress;

/// <summary>Where a sweep stands, as a fold over its facts: the same facts give the same picture, live or replayed.
/// Feeds the live view, the plain log lines and the ending. One thread owns it.</summary>
internal sealed class RunProgress(Grid grid)
{
    private const int EarlyEndsKept = 100;

    private readonly SortedDictionary<TrialId, RunningTrial> unfinished = [];
    private readonly Dictionary<ConfigurationId, List<SeedResult>> results = [];
    private readonly long[] counts = new long[Enum.GetValues<TrialState>().Length];
    private readonly List<EarlyEnd> earlyEnds = [];

    public Grid Grid { get; } = grid;

    public long Total => Grid.TrialCount;

    /// <summary>Trials that have their terminal record.</summary>
    public long Finished { get; private set; }

    /// <summary>The sweep has its last fact.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Which limit ended the sweep early; null when none did.</summary>
    public string? EndReason { get; private set; }

    /// <summary>The newest trials that ended other than Completed, oldest first; a bounded number of them.</summary>
    public IReadOnlyList<EarlyEnd> EarlyEnds => earlyEnds;

    /// <summary>Trials that a worker has now, by number.</summary>
    public IEnumerable<RunningTrial> Running => unfinished.Values.Where(trial => trial.Attempt is not null);

    /// <summary>Share of all work that is done, 0 to 1, counting the steps of running trials.</summary>
    public double Fraction =>
        Total == 0 ? 1 : Math.Min(1, (Finished + unfinished.Values.Sum(trial => trial.Fraction)) / Total);

    /// <summary>Trials in a terminal state.</summary>
    public long Count(TrialState state) => counts[(int)state];

    /// <summary>The results so far of every configuration that has any.</summary>
    public IEnumerable<(ConfigurationId Id, IReadOnlyList<SeedResult> Results)> Results =>
        results.Select(entry => (entry.Key, (IReadOnlyList<SeedResult>)entry.Value));

    public IReadOnlyList<SeedResult> ResultsOf(ConfigurationId configuration) =>
        results.TryGetValue(configuration, out var found) ? found : [];

    /// <summary>Takes in the next fact and says what is worth a line in a log.</summary>
    public IReadOnlyList<RunNotice> Apply(SweepFact fact)
    {
        switch (fact)
        {
            case SweepFact.AttemptBegan began:
                Unfinished(began.Trial).Begin(began.Attempt, began.StepsPerEpoch);
                return [];
            case SweepFact.MetricsReported reported:
                Unfinished(reported.Trial).Report(reported.Step, reported.Values);
                return [];
            case SweepFact.AttemptEnded ended:
                if (unfinished.TryGetValue(ended.Trial, out var left) && left.Attempt == ended.Attempt)
                    left.Leave();
                return [];
            case SweepFact.TrialFinished finished:
                return Finish(finished);
            case SweepFact.TrialReopened reopened:
                Reopen(reopened);
                return [];
            case SweepFact.SweepFinished end:
                (IsFinished, EndReason) = (true, end.Reason);
                return [];
            default:
                return [];
        }
    }

    /// <summary>Takes in what a former process recorded: its running trials are not running now.</summary>
    public void Replay(IEnumerable<RecordedFact> recorded)
    {
        foreach (var (_, fact) in recorded) Apply(fact);
        foreach (var trial in unfinished.Values) trial.Leave();
    }

    private RunningTrial Unfinished(TrialId trial)
    {
        if (unfinished.TryGetValue(trial, out var found)) return found;
        var metric = Grid.Definition.Objective.Metric;
        return unfinished[trial] = new RunningTrial(trial, () => Grid.SpecOf(trial), metric);
    }

    private List<RunNotice> Finish(SweepFact.TrialFinished finished)
    {
        unfinished.Remove(finished.Trial);
        var tenths = Tenths();
        Finished++;
        counts[(int)finished.State]++;
        var notices = new List<RunNotice>();
        if (finished.State != TrialState.Completed) notices.Add(new RunNotice.TrialEndedEarly(Remember(finished)));

        var configuration = Grid.ConfigurationOf(finished.Trial);
        if (!results.TryGetValue(configuration, out var seeds)) results[configuration] = seeds = [];
        seeds.Add(new SeedResult(Grid.SeedOf(finished.Trial), finished.State, finished.Objective));
        if (seeds.Count == Grid.Definition.Seeds.Length) notices.Add(new RunNotice.ConfigurationDone(configuration));
        if (Tenths() > tenths) notices.Add(new RunNotice.TenthDone(Tenths() * 10));
        return notices;
    }

    /// <summary>Its terminal record does not count any more, and it starts again.</summary>
    private void Reopen(SweepFact.TrialReopened reopened)
    {
        (IsFinished, EndReason) = (false, null);
        Finished--;
        counts[(int)reopened.From]--;
        earlyEnds.RemoveAll(end => end.Trial == reopened.Trial);
        var seeds = results[Grid.ConfigurationOf(reopened.Trial)];
        seeds.RemoveAll(seed => seed.Seed == Grid.SeedOf(reopened.Trial));
    }

    private int Tenths() => Total == 0 ? 10 : (int)(Finished * 10 / Total);

    private EarlyEnd Remember(SweepFact.TrialFinished finished)
    {
        var end = new EarlyEnd(
            finished.Trial, finished.State, finished.Steps, finished.Verdict, finished.Reason);
        if (earlyEnds.Count == EarlyEndsKept) earlyEnds.RemoveAt(0);
        earlyEnds.Add(end);
        return end;
    }
}
