using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Tests.Journal;

/// <summary>Facts of every kind, with the values that formats lose.</summary>
internal static class SampleFacts
{
    internal static readonly TimeSpan Noon = new(20_778, 12, 30, 15, 250, 125);

    internal static readonly SweepFact[] OfEveryKind =
    [
        new SweepFact.SweepCreated("""{"name":"größe \"A\"","lr":0.001}""", Noon),
        new SweepFact.SweepOpened(Noon),
        new SweepFact.AttemptAssigned(new TrialId(7), 1, new NodeId("gpu-a"), Noon + TimeSpan.FromTicks(1)),
        new SweepFact.AttemptBegan(new TrialId(7), 1, "cpu:0", Math.Log(10), 0.1135, Noon),
        new SweepFact.AttemptBegan(new TrialId(8), 2, "cpu:1", double.NaN, double.NaN, TimeSpan.Zero),
        new SweepFact.AttemptBegan(new TrialId(9), 1, "cpu:0", Math.Log(10), 0.1135, Noon) { StepsPerEpoch = 469 },
        Reported(7, 500, ("train_loss", 0.1), ("loss", 1.0 / 3), ("accuracy", 0.97)),
        Reported(
            7, 1000, ("train_loss", double.NaN), ("loss", double.PositiveInfinity), ("x", double.NegativeInfinity)),
        Reported(7, 1500, ("a", double.Epsilon), ("b", double.MaxValue), ("c", -0.0), ("d", 5e-324), ("e", 1e21)),
        Reported(9, 1),
        new SweepFact.AttemptEnded(new TrialId(7), 1, AttemptOutcome.Preempted, 12.5, null, Noon),
        new SweepFact.AttemptEnded(new TrialId(7), 2, AttemptOutcome.Failed, 0, "disk\n'gone' <b>\u0000\u2028", Noon),
        new SweepFact.AttemptEnded(new TrialId(7), 3, AttemptOutcome.Failed, 1, "no memory", Noon)
        {
            Failure = FailureClass.OutOfMemory,
        },
        new SweepFact.TrialFinished(new TrialId(7), TrialState.Completed, 3000, 0.9712, null, null),
        new SweepFact.TrialFinished(
            new TrialId(8), TrialState.Diverged, 200, double.NaN,
            new Verdict("loss-not-finite", 200, "train_loss", double.PositiveInfinity, null, "The loss is infinite."),
            "diverged"),
        new SweepFact.TrialFinished(
            new TrialId(9), TrialState.Stopped, long.MaxValue, null,
            new Verdict("loss-exploded", 200, "train_loss", 31.5, 23.02585, "Too much."), null),
        new SweepFact.TrialReopened(new TrialId(9), TrialState.Failed, 2, Noon),
        new SweepFact.SweepExtended("""{"name":"größe","lr":[0.001,0.01]}""", Noon),
        new SweepFact.SweepPaused("lunch", Noon),
        new SweepFact.SweepPaused("the first 3 configurations failed", Noon) { IsDiagnosis = true },
        new SweepFact.SweepResumed(Noon),
        new SweepFact.SweepFinished(null, Noon),
        new SweepFact.SweepFinished("budget of trials", Noon),
        new SweepFact.SweepFinished("all 3 trials failed", Noon) { HasFailed = true },
        new SweepFact.SweepFinished("enough", Noon) { IsStopped = true },
    ];

    internal static SweepFact.MetricsReported Reported(
        long trial, long step, params (string Name, double Value)[] values) =>
        new(new TrialId(trial), 1, step, [.. values.Select(value => new MetricValue(value.Name, value.Value))]);

    /// <summary>Each tells the step, so that order and completeness can be seen.</summary>
    internal static SweepFact[] Reports(int count, long firstStep = 1) =>
        [.. Enumerable.Range(0, count).Select(i => Reported((firstStep + i) % 5, firstStep + i, ("loss", i / 7.0)))];

    /// <summary>A text that holds every bit of a fact; records with lists do not compare by their content.</summary>
    internal static string Text(SweepFact fact)
    {
        if (fact is not SweepFact.MetricsReported report) return fact.ToString();
        var values = report.Values.Select(value => $"{value.Name}:{BitConverter.DoubleToInt64Bits(value.Value):X16}");
        return $"{report.Trial} {report.Attempt} {report.Step} {string.Join(',', values)}";
    }
}
