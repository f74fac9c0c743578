using System.Collections.Immutable;
using System.Diagnostics;
using Sweep.Messages.Api;

namespace Sweep.Messages.Telemetry;

/// <summary>What labels can say, where that is a fixed set. A series of each is told from the start, so that panels and
/// rates see a 0 before the first event.</summary>
public static class MetricWords
{
    public const string SecondResult = "second_result";
    public const string ReportTwice = "report_twice";
    public const string ReportGap = "report_gap";
    public const string TwoLiveAttempts = "two_live_attempts";

    public const string In = "in";
    public const string Out = "out";

    /// <summary>Values of <see cref="MetricLabels.State"/> for trials.</summary>
    public static ImmutableArray<string> TrialStates { get; } = [.. Enum.GetValues<TrialState>().Select(Of)];

    /// <summary>Values of <see cref="MetricLabels.State"/> for sweeps.</summary>
    public static ImmutableArray<string> SweepStates { get; } = [.. Enum.GetValues<SweepStatus>().Select(Of)];

    /// <summary>Values of <see cref="MetricLabels.Outcome"/> for trials.</summary>
    public static ImmutableArray<string> TrialOutcomes { get; } =
    [
        Of(TrialState.Completed), Of(TrialState.Diverged), Of(TrialState.Stopped), Of(TrialState.Failed),
        Of(TrialState.Cancelled),
    ];

    /// <summary>Values of <see cref="MetricLabels.Outcome"/> for attempts.</summary>
    public static ImmutableArray<string> AttemptOutcomes { get; } = [.. Enum.GetValues<AttemptOutcome>().Select(Of)];

    /// <summary>Values of <see cref="MetricLabels.FailureClass"/>.</summary>
    public static ImmutableArray<string> FailureClasses { get; } = [.. Enum.GetValues<FailureClass>().Select(Of)];

    /// <summary>Values of <see cref="MetricLabels.Kind"/>.</summary>
    public static ImmutableArray<string> Violations { get; } = [SecondResult, ReportTwice, ReportGap, TwoLiveAttempts];

    /// <summary>Values of <see cref="MetricLabels.Quantile"/>.</summary>
    public static ImmutableArray<string> Quantiles { get; } = ["0", "0.25", "0.5", "0.75", "1"];

    public static string Of(TrialState state) => state switch
    {
        TrialState.Pending => "pending",
        TrialState.Running => "running",
        TrialState.Completed => "completed",
        TrialState.Diverged => "diverged",
        TrialState.Stopped => "stopped",
        TrialState.Failed => "failed",
        TrialState.Cancelled => "cancelled",
        _ => throw new UnreachableException($"no word for {state}"),
    };

    public static string Of(SweepStatus status) => status switch
    {
        SweepStatus.Waiting => "waiting",
        SweepStatus.Running => "running",
        SweepStatus.Paused => "paused",
        SweepStatus.Finished => "finished",
        SweepStatus.Failed => "failed",
        SweepStatus.Stopped => "stopped",
        _ => throw new UnreachableException($"no word for {status}"),
    };

    public static string Of(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Completed => "completed",
        AttemptOutcome.Diverged => "diverged",
        AttemptOutcome.Stopped => "stopped",
        AttemptOutcome.Failed => "failed",
        AttemptOutcome.Cancelled => "cancelled",
        AttemptOutcome.Lost => "lost",
        AttemptOutcome.Preempted => "preempted",
        _ => throw new UnreachableException($"no word for {outcome}"),
    };

    public static string Of(FailureClass failure) => failure switch
    {
        FailureClass.UserError => "user-error",
        FailureClass.OutOfMemory => "out-of-memory",
        FailureClass.DeviceFault => "device-fault",
        _ => throw new UnreachableException($"no word for {failure}"),
    };
}
