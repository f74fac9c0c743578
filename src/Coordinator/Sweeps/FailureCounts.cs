using Sweep.Messages;

namespace Sweep.Coordinator.Sweeps;

/// <summary>How often a trial's attempts ended early, by whose fault. Each has a budget of its own:
/// <see cref="RetryOptions"/>.</summary>
public readonly record struct FailureCounts(
    int UserError, int OutOfMemory, int DeviceFault, int Lost, int Preempted)
{
    public FailureCounts With(AttemptOutcome outcome, FailureClass? failure) => (outcome, failure) switch
    {
        (AttemptOutcome.Lost, _) => this with { Lost = Lost + 1 },
        (AttemptOutcome.Preempted, _) => this with { Preempted = Preempted + 1 },
        (AttemptOutcome.Failed, FailureClass.UserError) => this with { UserError = UserError + 1 },
        (AttemptOutcome.Failed, FailureClass.OutOfMemory) => this with { OutOfMemory = OutOfMemory + 1 },
        // Journals from before classes were recorded hold none.
        (AttemptOutcome.Failed, _) => this with { DeviceFault = DeviceFault + 1 },
        _ => this,
    };
}
