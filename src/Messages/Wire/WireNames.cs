using System.Diagnostics;

namespace Sweep.Messages.Wire;

/// <summary>Enumerations of the contracts. A value that this program does not know cannot be acted on, so it is
/// refused.</summary>
internal static class WireNames
{
    public static Contracts.Outcome Of(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Completed => Contracts.Outcome.Completed,
        AttemptOutcome.Diverged => Contracts.Outcome.Diverged,
        AttemptOutcome.Stopped => Contracts.Outcome.Stopped,
        AttemptOutcome.Failed => Contracts.Outcome.Failed,
        AttemptOutcome.Cancelled => Contracts.Outcome.Cancelled,
        AttemptOutcome.Lost => Contracts.Outcome.Lost,
        AttemptOutcome.Preempted => Contracts.Outcome.Preempted,
        _ => throw new UnreachableException($"no contract for {outcome}"),
    };

    public static AttemptOutcome From(Contracts.Outcome outcome) => outcome switch
    {
        Contracts.Outcome.Completed => AttemptOutcome.Completed,
        Contracts.Outcome.Diverged => AttemptOutcome.Diverged,
        Contracts.Outcome.Stopped => AttemptOutcome.Stopped,
        Contracts.Outcome.Failed => AttemptOutcome.Failed,
        Contracts.Outcome.Cancelled => AttemptOutcome.Cancelled,
        Contracts.Outcome.Lost => AttemptOutcome.Lost,
        Contracts.Outcome.Preempted => AttemptOutcome.Preempted,
        _ => throw Unknown("outcome", (int)outcome),
    };

    public static Contracts.FailureClass Of(FailureClass failure) => failure switch
    {
        FailureClass.UserError => Contracts.FailureClass.UserError,
        FailureClass.OutOfMemory => Contracts.FailureClass.OutOfMemory,
        FailureClass.DeviceFault => Contracts.FailureClass.DeviceFault,
        _ => throw new UnreachableException($"no contract for {failure}"),
    };

    public static FailureClass From(Contracts.FailureClass failure) => failure switch
    {
        Contracts.FailureClass.UserError => FailureClass.UserError,
        Contracts.FailureClass.OutOfMemory => FailureClass.OutOfMemory,
        Contracts.FailureClass.DeviceFault => FailureClass.DeviceFault,
        _ => throw Unknown("failure class", (int)failure),
    };

    public static Contracts.LengthUnit Of(LengthUnit unit) => unit switch
    {
        LengthUnit.Steps => Contracts.LengthUnit.Steps,
        LengthUnit.Epochs => Contracts.LengthUnit.Epochs,
        _ => throw new UnreachableException($"no contract for {unit}"),
    };

    public static LengthUnit From(Contracts.LengthUnit unit) => unit switch
    {
        Contracts.LengthUnit.Steps => LengthUnit.Steps,
        Contracts.LengthUnit.Epochs => LengthUnit.Epochs,
        _ => throw Unknown("length unit", (int)unit),
    };

    public static Contracts.CheckpointPlace Of(CheckpointPlace place) => place switch
    {
        CheckpointPlace.Folder => Contracts.CheckpointPlace.Folder,
        CheckpointPlace.Coordinator => Contracts.CheckpointPlace.Coordinator,
        _ => throw new UnreachableException($"no contract for {place}"),
    };

    public static CheckpointPlace From(Contracts.CheckpointPlace place) => place switch
    {
        Contracts.CheckpointPlace.Folder => CheckpointPlace.Folder,
        Contracts.CheckpointPlace.Coordinator => CheckpointPlace.Coordinator,
        _ => throw Unknown("checkpoint place", (int)place),
    };

    private static FrameRefusedException Unknown(string what, int value) => value == 0
        ? new FrameRefusedException($"a message has no {what}")
        : new FrameRefusedException($"{what} {value} is one that {ProtocolVersions.Remedy}");
}
