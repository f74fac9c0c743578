using System.Diagnostics;
using Google.Protobuf;
using Sweep.Messages.Telemetry;
using Kind = Sweep.Messages.Wire.Contracts.CoordinatorEnvelope.MessageOneofCase;

namespace Sweep.Messages.Wire;

/// <summary>What the coordinator says, to and from the body of a data frame. See coordinator.proto.</summary>
public static class CoordinatorMessageCodec
{
    private static readonly Contract<Contracts.CoordinatorEnvelope> Envelopes =
        new(Contracts.CoordinatorEnvelope.Parser, Contracts.CoordinatorEnvelope.Descriptor);

    /// <exception cref="FrameRefusedException">The message is larger than the protocol allows.</exception>
    public static byte[] Write(CoordinatorMessage message) => Envelopes.Write(message switch
    {
        CoordinatorMessage.Assign m => new() { Assign = ToContract(m) },
        CoordinatorMessage.Stop m => new() { Stop = new() { Attempt = TrialTranslation.ToContract(m.Attempt) } },
        CoordinatorMessage.LeaseRenewed m => new()
        {
            LeaseRenewed = new()
            {
                DurationTicks = m.Duration.Ticks,
                LogDetail = m.Logs is { } logs ? WireNames.LogDetails.Of(logs) : Contracts.LogDetail.Unspecified,
            },
        },
        CoordinatorMessage.Rejoin => new() { Rejoin = new() },
        CoordinatorMessage.Drain => new() { Drain = new() },
        CoordinatorMessage.Superseded => new() { Superseded = new() },
        CoordinatorMessage.Preempt m => new()
        {
            Preempt = new() { Attempt = TrialTranslation.ToContract(m.Attempt) },
        },
        _ => throw new UnreachableException($"no contract for {message}"),
    });

    /// <exception cref="FrameRefusedException">The bytes break the contract; nothing else is thrown.</exception>
    public static CoordinatorMessage Read(ReadOnlySpan<byte> body)
    {
        var envelope = Envelopes.Read(body);
        return envelope.MessageCase switch
        {
            Kind.Assign => FromContract(envelope.Assign),
            Kind.Stop => new CoordinatorMessage.Stop(TrialTranslation.FromContract(envelope.Stop.Attempt)),
            Kind.LeaseRenewed => new CoordinatorMessage.LeaseRenewed(new TimeSpan(envelope.LeaseRenewed.DurationTicks))
            {
                Logs = WireNames.LogDetails.Find(envelope.LeaseRenewed.LogDetail), // No reason to refuse a lease.
            },
            Kind.Rejoin => new CoordinatorMessage.Rejoin(),
            Kind.Drain => new CoordinatorMessage.Drain(),
            Kind.Superseded => new CoordinatorMessage.Superseded(),
            Kind.Preempt => new CoordinatorMessage.Preempt(TrialTranslation.FromContract(envelope.Preempt.Attempt)),
            _ => throw Envelopes.UnknownKind(body),
        };
    }

    private static Contracts.Assign ToContract(CoordinatorMessage.Assign message)
    {
        var assign = new Contracts.Assign
        {
            Attempt = TrialTranslation.ToContract(message.Attempt),
            Spec = SpecTranslation.ToContract(message.Spec),
            ReportedStep = message.ReportedStep,
            CheckpointEveryTicks = message.Checkpoints.Every.Ticks,
            CheckpointPlace = WireNames.Places.Of(message.Checkpoints.To),
            Traceparent = TraceParent.Write(message.Trace),
        };
        if (message.Checkpoint is { } checkpoint)
        {
            assign.Checkpoint = new Contracts.Checkpoint
            {
                ReportedStep = checkpoint.ReportedStep,
                Lane = UnsafeByteOperations.UnsafeWrap(checkpoint.Lane),
            };
        }

        return assign;
    }

    private static CoordinatorMessage.Assign FromContract(Contracts.Assign assign)
    {
        if (assign.Spec is not { } spec) throw new FrameRefusedException("Assign has no spec");
        var attempt = TrialTranslation.FromContract(assign.Attempt);
        return new CoordinatorMessage.Assign(attempt, SpecTranslation.FromContract(spec), assign.ReportedStep)
        {
            Checkpoints = CheckpointsOf(assign),
            Checkpoint = assign.Checkpoint is { } checkpoint ? TrialTranslation.FromContract(checkpoint) : null,
            Trace = TraceParent.Read(assign.Traceparent),
        };
    }

    /// <summary>The defaults, from a coordinator that does not say.</summary>
    private static CheckpointOptions CheckpointsOf(Contracts.Assign assign) =>
        assign.CheckpointPlace == Contracts.CheckpointPlace.Unspecified
            ? new CheckpointOptions()
            : new CheckpointOptions
            {
                Every = new TimeSpan(assign.CheckpointEveryTicks),
                To = WireNames.Places.From(assign.CheckpointPlace),
            };
}
