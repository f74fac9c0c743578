using System.Collections.Immutable;
using Sweep.Actors;
using Sweep.Messages;
using Sweep.Search;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Sweeps;

/// <summary>The facts of one trial.</summary>
public sealed partial record SweepLedger
{
    private SweepLedger Assign(AttemptAssigned f, SweepPlan plan)
    {
        Invariant.Check(!Running.ContainsKey(f.Trial), "a trial has at most one live attempt");
        var progress = BetweenAttempts.GetValueOrDefault(f.Trial, TrialProgress.None);
        Invariant.Check(f.Attempt == progress.Attempt + 1, "attempts are numbered without gaps");
        return (progress.Attempt == 0 ? Start(f.Trial, plan) : this) with
        {
            BetweenAttempts = BetweenAttempts.Remove(f.Trial),
            Running = Running.Add(f.Trial, new RunningTrial(progress with { Attempt = f.Attempt }, f.Node, null)),
            LastAt = f.At,
        };
    }

    private SweepLedger Start(TrialId trial, SweepPlan plan)
    {
        if (plan.TrialAt(NextRun) != trial)
        {
            Invariant.Check(!Ahead.Contains(trial), "a trial is started once");
            return this with { Ahead = Ahead.Add(trial) };
        }

        var (next, ahead) = (NextRun + 1, Ahead);
        for (; !ahead.IsEmpty && next < plan.TrialCount && ahead.Contains(plan.TrialAt(next)); next++)
        {
            ahead = ahead.Remove(plan.TrialAt(next));
        }

        return this with { NextRun = next, Ahead = ahead };
    }

    private SweepLedger Begin(AttemptBegan f, SweepPlan plan)
    {
        var running = Current(f.Trial, f.Attempt);
        var progress = running.Progress with
        {
            Monitor = running.Progress.Monitor ?? StartMonitor(f, plan),
            StepsPerEpoch = running.Progress.StepsPerEpoch ?? f.StepsPerEpoch,
        };
        return this with
        {
            Running = Running.SetItem(f.Trial, running with { BeganAt = f.At, Progress = progress }),
            LastAt = f.At,
        };
    }

    private static DivergenceMonitor StartMonitor(AttemptBegan f, SweepPlan plan) => DivergenceMonitor.Start(
        plan.Definition.Divergence, new GuessLevel(f.GuessLoss, f.GuessAccuracy),
        plan.ScheduleOf(f.Trial, f.StepsPerEpoch).Steps);

    private SweepLedger Report(MetricsReported f, Objective objective)
    {
        var running = Current(f.Trial, f.Attempt);
        var progress = running.Progress;
        Invariant.Check(f.Step > progress.ReportedStep, "a report counts once");
        Invariant.Check(progress.Monitor is not null, "training begins before it reports");
        progress = progress with
        {
            ReportedStep = f.Step,
            Monitor = progress.Monitor!.Observe(f.Step, f.Values).Next,
            Objective = LastValue(f.Values, objective.Metric) ?? progress.Objective,
        };
        return this with { Running = Running.SetItem(f.Trial, running with { Progress = progress }) };
    }

    private SweepLedger EndAttempt(AttemptEnded f)
    {
        var progress = Current(f.Trial, f.Attempt).Progress;
        // What a pause puts back was not the nodes' fault.
        var isAsked = f.Outcome == AttemptOutcome.Preempted && Pause is not null;
        return this with
        {
            Running = Running.Remove(f.Trial),
            BetweenAttempts = BetweenAttempts.Add(f.Trial, progress with
            {
                Failures = isAsked ? progress.Failures : progress.Failures.With(f.Outcome, f.Failure),
                LastFailure = f.Failure ?? progress.LastFailure,
            }),
            LastAt = f.At,
        };
    }

    private SweepLedger Finish(TrialFinished f, SweepPlan plan)
    {
        Invariant.Check(BetweenAttempts.ContainsKey(f.Trial), "a trial reaches one terminal record, after its attempt");
        var progress = BetweenAttempts[f.Trial];
        return this with
        {
            BetweenAttempts = BetweenAttempts.Remove(f.Trial),
            Finished = Finished.SetItem(f.State, Finished.GetValueOrDefault(f.State) + 1),
            Cancelled = f.State == TrialState.Cancelled ? Cancelled.Add(f.Trial, progress.Attempt) : Cancelled,
            Errors = Errors.IsOff
                ? Errors
                : Errors.With(f.State, plan.ConfigurationOf(f.Trial), progress.LastFailure, f.Reason),
        };
    }

    private RunningTrial Current(TrialId trial, int attempt)
    {
        Invariant.Check(Running.TryGetValue(trial, out var running) && running.Progress.Attempt == attempt,
            "facts are about the live attempt");
        return running!;
    }

    private static double? LastValue(ImmutableArray<MetricValue> values, string metric)
    {
        foreach (var value in values)
        {
            if (value.Name == metric) return value.Value;
        }

        return null;
    }
}
