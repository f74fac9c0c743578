using System.Diagnostics;
using Sweep.Messages;

namespace Sweep.Coordinator.Journal;

/// <summary>The words that stand in journals for ever, apart from the names in code, which may change.</summary>
internal static class FactNames
{
    internal const string SweepCreated = "sweep-created/1";
    internal const string SweepOpened = "sweep-opened/1";
    internal const string AttemptAssigned = "attempt-assigned/1";
    internal const string AttemptBeganBeforeEpochs = "attempt-began/1";
    internal const string AttemptBegan = "attempt-began/2";
    internal const string MetricsReported = "metrics-reported/1";
    internal const string AttemptEndedBeforeClasses = "attempt-ended/1";
    internal const string AttemptEnded = "attempt-ended/2";
    internal const string TrialFinished = "trial-finished/1";
    internal const string TrialReopened = "trial-reopened/1";
    internal const string SweepExtended = "sweep-extended/1";
    internal const string SweepPaused = "sweep-paused/1";
    internal const string SweepResumed = "sweep-resumed/1";
    internal const string SweepFinished = "sweep-finished/1";

    /// <summary>The outcome of a sweep that failed; one that ran to its end has none.</summary>
    internal const string Failed = "failed";

    /// <summary>The outcome of a sweep that somebody ended.</summary>
    internal const string Stopped = "stopped";

    /// <summary>The cause of a pause that nobody asked for.</summary>
    internal const string Diagnosis = "diagnosis";

    internal static string Of(TrialState state) => state switch
    {
        TrialState.Pending => "pending",
        TrialState.Running => "running",
        TrialState.Completed => "completed",
        TrialState.Diverged => "diverged",
        TrialState.Stopped => "stopped",
        TrialState.Failed => "failed",
        TrialState.Cancelled => "cancelled",
        _ => throw new UnreachableException($"{state} has no name in the journal"),
    };

    internal static TrialState? State(string name) => name switch
    {
        "pending" => TrialState.Pending,
        "running" => TrialState.Running,
        "completed" => TrialState.Completed,
        "diverged" => TrialState.Diverged,
        "stopped" => TrialState.Stopped,
        "failed" => TrialState.Failed,
        "cancelled" => TrialState.Cancelled,
        _ => null,
    };

    internal static string Of(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Completed => "completed",
        AttemptOutcome.Diverged => "diverged",
        AttemptOutcome.Stopped => "stopped",
        AttemptOutcome.Failed => "failed",
        AttemptOutcome.Cancelled => "cancelled",
        AttemptOutcome.Lost => "lost",
        AttemptOutcome.Preempted => "preempted",
        _ => throw new UnreachableException($"{outcome} has no name in the journal"),
    };

    internal static AttemptOutcome? Outcome(string name) => name switch
    {
        "completed" => AttemptOutcome.Completed,
        "diverged" => AttemptOutcome.Diverged,
        "stopped" => AttemptOutcome.Stopped,
        "failed" => AttemptOutcome.Failed,
        "cancelled" => AttemptOutcome.Cancelled,
        "lost" => AttemptOutcome.Lost,
        "preempted" => AttemptOutcome.Preempted,
        _ => null,
    };

    internal static string Of(FailureClass failure) => failure switch
    {
        FailureClass.UserError => "user-error",
        FailureClass.OutOfMemory => "out-of-memory",
        FailureClass.DeviceFault => "device-fault",
        _ => throw new UnreachableException($"{failure} has no name in the journal"),
    };

    internal static FailureClass? Failure(string name) => name switch
    {
        "user-error" => FailureClass.UserError,
        "out-of-memory" => FailureClass.OutOfMemory,
        "device-fault" => FailureClass.DeviceFault,
        _ => null,
    };
}
