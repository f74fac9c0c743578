namespace Sweep.Messages;

/// <summary>How one attempt at a trial ended. Lost and Preempted put the trial back in the queue and spend no failure
/// budget.</summary>
public enum AttemptOutcome
{
    Completed,
    Diverged,
    Stopped,
    Failed,
    Cancelled,
    Lost,
    Preempted,
}
