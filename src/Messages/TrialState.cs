namespace Sweep.Messages;

/// <summary>Where a trial stands. All but Pending and Running are terminal, and a trial reaches exactly one of them.
/// </summary>
public enum TrialState
{
    Pending,
    Running,
    Completed,
    Diverged,
    Stopped,
    Failed,
    Cancelled,
}
