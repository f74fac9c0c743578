using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Simulation.Clusters;

/// <summary>One trial's facts: at most one live attempt, every report once, in step order and with the values that the
/// spec gives, one terminal record and nothing after it.</summary>
internal sealed class TrialWitness(string name, TrialSpec spec)
{
    private readonly Dictionary<FailureClass, int> _failures = [];
    private readonly ReportSchedule _schedule = ReportSchedule.Of(spec, TroubledWorker.StepsPerEpoch);
    private int _lastAttempt;
    private int? _live;
    private bool _hasBegun;
    private long _step;
    private TrialState? _end;

    public void Assign(AttemptAssigned f, RetryOptions retries)
    {
        _end.ShouldBeNull($"{name} is finished and {f}");
        _live.ShouldBeNull($"{name} has a live attempt and {f}");
        f.Attempt.ShouldBe(_lastAttempt + 1, name);
        Failures(FailureClass.UserError).ShouldBe(0, $"{name}: {f}");
        Failures(FailureClass.OutOfMemory).ShouldBeLessThanOrEqualTo(retries.OutOfMemory ?? int.MaxValue, name);
        Failures(FailureClass.DeviceFault).ShouldBeLessThanOrEqualTo(retries.DeviceFault ?? int.MaxValue, name);
        (_live, _lastAttempt, _hasBegun) = (f.Attempt, f.Attempt, false);
    }

    public void Begin(AttemptBegan f)
    {
        _live.ShouldBe(f.Attempt, name);
        _hasBegun.ShouldBeFalse($"{name}: {f}");
        _hasBegun = true;
    }

    public void Report(MetricsReported f)
    {
        _live.ShouldBe(f.Attempt, name);
        _hasBegun.ShouldBeTrue($"{name}: {f}");
        f.Step.ShouldBe(_schedule.NextAfter(_step), name);
        f.Values.ShouldBe(TroubledWorker.Measure(spec, _schedule, f.Step), name);
        _step = f.Step;
    }

    public void EndAttempt(AttemptEnded f)
    {
        _live.ShouldBe(f.Attempt, name);
        _live = null;
        if (f.Failure is { } failure) _failures[failure] = Failures(failure) + 1;
    }

    public void Finish(TrialFinished f)
    {
        _end.ShouldBeNull($"{name} is finished and {f}");
        _live.ShouldBeNull($"{name} has a live attempt and {f}");
        f.Steps.ShouldBe(_step, name);
        if (f.State == TrialState.Completed) f.Steps.ShouldBe(_schedule.Steps, name);
        _end = f.State;
    }

    public void Reopen(TrialReopened f)
    {
        _end.ShouldBe(f.From, name);
        f.LastAttempt.ShouldBe(_lastAttempt, name);
        (_end, _step) = (null, 0);
        _failures.Clear();
    }

    private int Failures(FailureClass failure) => _failures.GetValueOrDefault(failure);
}
