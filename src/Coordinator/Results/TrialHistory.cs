using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Results;

/// <summary>All that the journal knows of one trial, in the order of its facts.</summary>
internal sealed class TrialHistory(TrialId trial, IReadOnlyList<SweepFact> facts)
{
    public TrialId Trial => trial;

    /// <summary>All of them, those before it was reopened too.</summary>
    public IReadOnlyList<SweepFact> Facts => facts;

    /// <summary>Those that count: all since it was last reopened.</summary>
    public IReadOnlyList<SweepFact> Counting { get; } = AfterReopening(facts);

    /// <summary>Its first beginning, which settles its length and its guessing level; null while it has none.</summary>
    public AttemptBegan? Began => Counting.OfType<AttemptBegan>().FirstOrDefault();

    /// <summary>Its first terminal record; null while it has none.</summary>
    public TrialFinished? Finished => field ??= Counting.OfType<TrialFinished>().FirstOrDefault();

    /// <summary>The curve that counts: each step once, in step order, up to the terminal record. A later attempt
    /// repeats the steps of an earlier one bit for bit, so the first record of a step stands for all.</summary>
    public IReadOnlyList<MetricsReported> Curve =>
        field ??= Reports().DistinctBy(r => r.Step).OrderBy(r => r.Step).ToArray();

    /// <summary>The attempts in the order in which they were assigned.</summary>
    public IEnumerable<AttemptHistory> Attempts =>
        from assigned in facts.OfType<AttemptAssigned>()
        select new AttemptHistory(
            assigned,
            facts.OfType<AttemptBegan>().FirstOrDefault(began => began.Attempt == assigned.Attempt),
            facts.OfType<AttemptEnded>().FirstOrDefault(ended => ended.Attempt == assigned.Attempt));

    /// <summary>Optimizer steps of the whole trial; null while no node has said how many an epoch has.</summary>
    public long? StepsIn(SweepPlan plan)
    {
        if (Began is null) return null;

        var spec = plan.SpecOf(trial);
        return spec.Length.Unit == LengthUnit.Epochs && Began.StepsPerEpoch is null
            ? null
            : ReportSchedule.Of(spec, Began.StepsPerEpoch).Steps;
    }

    /// <summary>The last value of each metric on the curve, by name.</summary>
    public SortedDictionary<string, double> LastValues()
    {
        var values = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in Curve.SelectMany(report => report.Values)) values[name] = value;
        return values;
    }

    /// <summary>What was recorded before a trial was reopened is history.</summary>
    private static IReadOnlyList<SweepFact> AfterReopening(IReadOnlyList<SweepFact> facts)
    {
        for (var i = facts.Count - 1; i >= 0; i--)
        {
            if (facts[i] is TrialReopened) return [.. facts.Skip(i + 1)];
        }

        return facts;
    }

    private IEnumerable<MetricsReported> Reports() => Counting
        .TakeWhile(fact => fact is not TrialFinished)
        .OfType<MetricsReported>()
        .Where(report => Finished is null || report.Step <= Finished.Steps);
}

/// <summary>One attempt; it has not begun, or not ended, where the fact is null.</summary>
internal sealed record AttemptHistory(AttemptAssigned Assigned, AttemptBegan? Began, AttemptEnded? Ended);
