namespace Sweep.Messages.Wire;

/// <summary>Enumerations of the contracts. A value that this program does not know cannot be acted on, so it is
/// refused.</summary>
internal static class WireNames
{
    public static NamePairs<AttemptOutcome, Contracts.Outcome> Outcomes { get; } = new(
        "outcome",
        (AttemptOutcome.Completed, Contracts.Outcome.Completed),
        (AttemptOutcome.Diverged, Contracts.Outcome.Diverged),
        (AttemptOutcome.Stopped, Contracts.Outcome.Stopped),
        (AttemptOutcome.Failed, Contracts.Outcome.Failed),
        (AttemptOutcome.Cancelled, Contracts.Outcome.Cancelled),
        (AttemptOutcome.Lost, Contracts.Outcome.Lost),
        (AttemptOutcome.Preempted, Contracts.Outcome.Preempted));

    public static NamePairs<FailureClass, Contracts.FailureClass> Failures { get; } = new(
        "failure class",
        (FailureClass.UserError, Contracts.FailureClass.UserError),
        (FailureClass.OutOfMemory, Contracts.FailureClass.OutOfMemory),
        (FailureClass.DeviceFault, Contracts.FailureClass.DeviceFault));

    public static NamePairs<LengthUnit, Contracts.LengthUnit> Lengths { get; } = new(
        "length unit",
        (LengthUnit.Steps, Contracts.LengthUnit.Steps),
        (LengthUnit.Epochs, Contracts.LengthUnit.Epochs));

    public static NamePairs<CheckpointPlace, Contracts.CheckpointPlace> Places { get; } = new(
        "checkpoint place",
        (CheckpointPlace.Folder, Contracts.CheckpointPlace.Folder),
        (CheckpointPlace.Coordinator, Contracts.CheckpointPlace.Coordinator));

    public static NamePairs<LogDetail, Contracts.LogDetail> LogDetails { get; } = new(
        "log detail",
        (LogDetail.Debug, Contracts.LogDetail.Debug),
        (LogDetail.Information, Contracts.LogDetail.Information),
        (LogDetail.Warning, Contracts.LogDetail.Warning),
        (LogDetail.Error, Contracts.LogDetail.Error));
}
