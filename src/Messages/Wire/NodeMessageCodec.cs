using System.Collections.Immutable;
using System.Diagnostics;
using Google.Protobuf;
using Kind = Sweep.Messages.Wire.Contracts.NodeEnvelope.MessageOneofCase;

namespace Sweep.Messages.Wire;

/// <summary>What nodes say, to and from the body of a data frame. See node.proto.</summary>
public static class NodeMessageCodec
{
    private static readonly Contract<Contracts.NodeEnvelope> Envelopes =
        new(Contracts.NodeEnvelope.Parser, Contracts.NodeEnvelope.Descriptor);

    /// <exception cref="FrameRefusedException">The message is larger than the protocol allows.</exception>
    public static byte[] Write(NodeMessage message) => Envelopes.Write(message switch
    {
        NodeMessage.Reported m => new() { Reported = ToContract(m) },
        NodeMessage.Began m => new() { Began = ToContract(m) },
        NodeMessage.Ended m => new() { Ended = ToContract(m) },
        NodeMessage.Heartbeat => new() { Heartbeat = new() },
        NodeMessage.Checkpointed m => new()
        {
            Checkpointed = new()
            {
                Attempt = TrialTranslation.ToContract(m.Attempt),
                Checkpoint = new()
                {
                    ReportedStep = m.ReportedStep,
                    Lane = UnsafeByteOperations.UnsafeWrap(m.Lane),
                },
            },
        },
        NodeMessage.Join m => new() { Join = JoinTranslation.ToContract(m) },
        NodeMessage.CapacityChanged m => new() { CapacityChanged = new() { Capacity = m.Capacity } },
        NodeMessage.Leaving m => new() { Leaving = new() { IsEmpty = m.IsEmpty } },
        _ => throw new UnreachableException($"no contract for {message}"),
    });

    /// <exception cref="FrameRefusedException">The bytes break the contract; nothing else is thrown.</exception>
    public static NodeMessage Read(ReadOnlySpan<byte> body)
    {
        var envelope = Envelopes.Read(body);
        return envelope.MessageCase switch
        {
            Kind.Reported => FromContract(envelope.Reported),
            Kind.Began => FromContract(envelope.Began),
            Kind.Ended => FromContract(envelope.Ended),
            Kind.Heartbeat => new NodeMessage.Heartbeat(),
            Kind.Checkpointed => FromContract(envelope.Checkpointed),
            Kind.Join => JoinTranslation.FromContract(envelope.Join),
            Kind.CapacityChanged => new NodeMessage.CapacityChanged(envelope.CapacityChanged.Capacity),
            Kind.Leaving => new NodeMessage.Leaving(envelope.Leaving.IsEmpty),
            _ => throw Envelopes.UnknownKind(body),
        };
    }

    private static Contracts.Reported ToContract(NodeMessage.Reported message)
    {
        var reported = new Contracts.Reported
        {
            Attempt = TrialTranslation.ToContract(message.Attempt),
            Step = message.Step,
        };
        foreach (var (name, value) in message.Values)
        {
            reported.Values.Add(new Contracts.Metric { Name = name, Value = value });
        }

        return reported;
    }

    private static NodeMessage.Reported FromContract(Contracts.Reported reported)
    {
        var values = ImmutableArray.CreateBuilder<MetricValue>(reported.Values.Count);
        foreach (var metric in reported.Values)
        {
            if (!metric.HasValue) throw new FrameRefusedException($"metric {metric.Name} has no value");
            values.Add(new MetricValue(metric.Name, metric.Value));
        }

        return new NodeMessage.Reported(
            TrialTranslation.FromContract(reported.Attempt), reported.Step, values.MoveToImmutable());
    }

    private static Contracts.Began ToContract(NodeMessage.Began message) => new()
    {
        Attempt = TrialTranslation.ToContract(message.Attempt),
        Device = message.Device,
        GuessLoss = message.GuessLoss,
        GuessAccuracy = message.GuessAccuracy,
        StepsPerEpoch = message.StepsPerEpoch,
    };

    private static NodeMessage.Began FromContract(Contracts.Began began) => new(
        TrialTranslation.FromContract(began.Attempt),
        began.Device,
        began.HasGuessLoss ? began.GuessLoss : double.NaN,
        began.HasGuessAccuracy ? began.GuessAccuracy : double.NaN,
        began.StepsPerEpoch);

    private static NodeMessage.Checkpointed FromContract(Contracts.Checkpointed message)
    {
        var checkpoint = TrialTranslation.FromContract(message.Checkpoint);
        return new NodeMessage.Checkpointed(
            TrialTranslation.FromContract(message.Attempt), checkpoint.ReportedStep, checkpoint.Lane);
    }

    private static Contracts.Ended ToContract(NodeMessage.Ended message)
    {
        var ended = new Contracts.Ended
        {
            Attempt = TrialTranslation.ToContract(message.Attempt),
            Outcome = WireNames.Outcomes.Of(message.Outcome),
            Seconds = message.Seconds,
        };
        if (message.Failure is { } failure)
        {
            ended.Failure = new Contracts.Failure
            {
                Class = WireNames.Failures.Of(failure.Class),
                Reason = Texts.Cut(failure.Reason, 16384),
            };
        }

        return ended;
    }

    private static NodeMessage.Ended FromContract(Contracts.Ended ended) => new(
        TrialTranslation.FromContract(ended.Attempt),
        WireNames.Outcomes.From(ended.Outcome),
        ended.Seconds,
        ended.Failure is { } failure
            ? new TrainingFailure(WireNames.Failures.From(failure.Class), failure.Reason) : null);
}
