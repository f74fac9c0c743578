using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Sweeps;
using Sweep.Messages;
using Sweep.Messages.Telemetry;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Telemetry;

/// <summary>Counts the facts of one sweep. One thread feeds it, any may read it without waiting.</summary>
internal sealed class SweepTally
{
    private static readonly ImmutableArray<string> OtherOutcomes =
        MetricWords.AttemptOutcomes.Remove(MetricWords.Of(AttemptOutcome.Failed));

    private readonly ConcurrentDictionary<TrialId, OpenTrial> open = [];
    private readonly TallyTable attempts = new(OtherOutcomes);
    private readonly TallyTable failures = new(MetricWords.FailureClasses);
    private readonly AttemptTimes times;
    private readonly QueueClock queue;
    private readonly SweepId id;
    private ImmutableArray<OptimizerTally> optimizers = [];
    private PlanShape shape;
    private Func<AttemptId, ActivityContext?> spanOf = _ => null;

    /// <param name="sweep">Before the first fact that it is to count.</param>
    /// <param name="times">Told how long attempts wait and last.</param>
    public SweepTally(SweepState sweep, AttemptTimes times)
    {
        (id, this.times) = (sweep.Id, times);
        shape = new PlanShape(sweep.Plan);
        queue = new QueueClock(sweep.Ledger.OpenedAt);
        AddOptimizers();
        foreach (var (trial, running) in sweep.Ledger.Running)
        {
            var entry = OpenOf(trial);
            (entry.Step, entry.BeganAt) = (running.Progress.ReportedStep, running.BeganAt);
        }

        foreach (var (trial, progress) in sweep.Ledger.BetweenAttempts)
        {
            var entry = OpenOf(trial);
            (entry.Step, entry.WaitingSince) = (progress.ReportedStep, sweep.Ledger.LastAt);
        }
    }

    /// <summary>Latest training losses of running trials, in no order.</summary>
    public double[] Losses => [.. open.Values.Select(trial => trial.Loss).OfType<double>()];

    /// <summary>Counts facts that follow one another.</summary>
    /// <param name="facts">In journal order.</param>
    /// <param name="before">The sweep before them; null before its first.</param>
    /// <param name="after">The sweep after them.</param>
    /// <param name="spanOf">The span of an attempt, where it is recorded.</param>
    public void Apply(
        IReadOnlyList<SweepFact> facts, SweepState? before, SweepState after, Func<AttemptId, ActivityContext?> spanOf)
    {
        this.spanOf = spanOf;
        if (after.Plan != shape.Plan)
        {
            shape = new PlanShape(after.Plan);
            AddOptimizers();
        }

        foreach (var fact in facts)
        {
            if (fact is SweepExtended extended && before is not null) queue.Extend(before, extended.At);
            Apply(fact);
        }
    }

    public void Tell(MetricPoints points, string sweep)
    {
        foreach (var optimizer in optimizers) optimizer.Tell(points, sweep);
        foreach (var (outcome, count) in attempts.All)
            points.Add(SweepMetrics.AttemptsEnded, count, sweep, outcome, "");
        foreach (var (failure, count) in failures.All)
            points.Add(SweepMetrics.AttemptsEnded, count, sweep, MetricWords.Of(AttemptOutcome.Failed), failure);
    }

    private void Apply(SweepFact fact)
    {
        switch (fact)
        {
            case MetricsReported f:
                Report(OpenOf(f.Trial), f);
                break;
            case AttemptAssigned f:
                Assign(OpenOf(f.Trial), f);
                break;
            case AttemptBegan f:
                var begun = OpenOf(f.Trial);
                if (begun.AssignedAt is { } assigned) times.Placed(f.At - assigned, SpanOf(f.Trial, f.Attempt));
                begun.BeganAt = f.At;
                break;
            case AttemptEnded f:
                EndAttempt(OpenOf(f.Trial), f);
                break;
            case TrialFinished f:
                Finish(f);
                break;
            case TrialReopened f:
                OpenOf(f.Trial).WaitingSince = f.At;
                break;
            case SweepOpened f:
                queue.Open(f.At);
                break;
            case SweepResumed f:
                queue.Open(f.At);
                break;
        }
    }

    private static void Report(OpenTrial trial, MetricsReported f)
    {
        var steps = f.Step - trial.Step;
        trial.Step = f.Step;
        trial.Optimizer.Reports.Add();
        trial.Optimizer.Steps.Add(steps);
        trial.Optimizer.Samples.Add(steps * trial.BatchSize);
        foreach (var value in f.Values)
        {
            if (value.Name == MetricNames.TrainLoss) trial.Loss = value.Value;
        }
    }

    private void Assign(OpenTrial trial, AttemptAssigned f)
    {
        times.Waited(queue.WaitOf(f.Trial, trial.WaitingSince, f.At), SpanOf(f.Trial, f.Attempt));
        (trial.WaitingSince, trial.AssignedAt) = (null, f.At);
    }

    private void EndAttempt(OpenTrial trial, AttemptEnded f)
    {
        if (f.Outcome == AttemptOutcome.Failed)
            failures[MetricWords.Of(f.Failure ?? FailureClass.DeviceFault)].Add();
        else attempts[MetricWords.Of(f.Outcome)].Add();
        if (trial.BeganAt is { } began) times.Lasted(f.At - began, SpanOf(f.Trial, f.Attempt));
        (trial.BeganAt, trial.AssignedAt, trial.WaitingSince, trial.Loss) = (null, null, f.At, null);
    }

    private void Finish(TrialFinished f)
    {
        var optimizer = OpenOf(f.Trial).Optimizer;
        optimizer.Ended[MetricWords.Of(f.State)].Add();
        if (f.Verdict is { } verdict) optimizer.Diverged[verdict.Rule].Add();
        open.TryRemove(f.Trial, out _);
    }

    private ActivityContext? SpanOf(TrialId trial, int attempt) => spanOf(new AttemptId(id, trial, attempt));

    private OpenTrial OpenOf(TrialId trial) => open.TryGetValue(trial, out var known)
        ? known
        : open[trial] = new OpenTrial(TallyOf(shape.OptimizerOf(trial)), shape.BatchSizeOf(trial));

    private OptimizerTally TallyOf(string optimizer) => optimizers.First(tally => tally.Optimizer == optimizer);

    private void AddOptimizers()
    {
        foreach (var optimizer in shape.Plan.Grid.Optimizers)
        {
            if (optimizers.All(tally => tally.Optimizer != optimizer))
            {
                ImmutableInterlocked.InterlockedExchange(
                    ref optimizers, optimizers.Add(new OptimizerTally(optimizer)));
            }
        }
    }
}
