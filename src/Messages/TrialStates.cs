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

/// <summary>Why a trial was ended early, with the values that decided: what <c>sweep explain</c> prints.</summary>
/// <param name="Rule">The rule's name, e.g. <c>loss-not-finite</c>.</param>
/// <param name="Step">The report that decided.</param>
/// <param name="Metric">The metric that the rule looked at.</param>
/// <param name="Value">Its value there; may be NaN or infinite.</param>
/// <param name="Threshold">What it was held against; null when the rule has none.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record Verdict(string Rule, long Step, string Metric, double Value, double? Threshold, string Message);
