using System.Collections.Immutable;
using Sweep.Messages.Telemetry;
using Sweep.Messages.Wire;

namespace Sweep.Messages.Tests.Wire;

/// <summary>Each kind of frame and message, with every field away from its default, and the awkward numbers.</summary>
internal static class WireSamples
{
    public static AttemptId Attempt { get; } = new(new SweepId(7), new TrialId(12_345_678_901), 3);

    public static TrialSpec Spec { get; } = new()
    {
        Model = ModelNames.Mlp,
        Dataset = "mnist",
        Hidden = [100, 20],
        BatchSize = 64,
        Length = TrialLength.Epochs(3),
        EvaluateEvery = 2,
        ReportEvery = 50,
        Normalise = new InputNormalisation(0.1307, 0.3081),
        DurationSeconds = 1.5,
        Optimizer = new OptimizerSpec("adam", new Dictionary<string, ParameterValue>
        {
            ["lr"] = new ParameterValue.Number(0.001),
            ["amsgrad"] = new ParameterValue.Flag(true),
            ["mode"] = new ParameterValue.Word("fast"),
            ["betas"] = new ParameterValue.Numbers([0.9, 0.999]),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal)),
        Seed = 42,
        HaltWhenNotFinite = true,
    };

    public static ImmutableArray<MetricValue> Values { get; } =
    [
        new("nan", double.NaN),
        new("infinite", double.PositiveInfinity),
        new("minus infinite", double.NegativeInfinity),
        new("minus zero", -0.0),
        new("least", double.Epsilon),
        new("loss", 0.1 + 0.2),
    ];

    public static IReadOnlyList<NodeMessage> OfNodes { get; } =
    [
        new NodeMessage.Join(
            new NodeProfile(
                [new NodeDevice("cpu:0", "cpu", 4), new NodeDevice("cuda:1", "cuda", 64)],
                ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
                    [KeyValuePair.Create("zone", "a"), KeyValuePair.Create("gpu", "h200")]),
                "0.1.0"),
            Capacity: 17,
            Held: [Attempt, Attempt with { Number = 4 }]),
        new NodeMessage.CapacityChanged(9),
        new NodeMessage.Began(Attempt, "cuda:1", double.NaN, 0.1135, 600),
        new NodeMessage.Reported(Attempt, 3000, Values),
        new NodeMessage.Checkpointed(Attempt, 2500, new byte[] { 1, 2, 3 }),
        new NodeMessage.Ended(Attempt, AttemptOutcome.Failed, 12.25,
            new TrainingFailure(FailureClass.DeviceFault, "the device fell off the bus")),
        new NodeMessage.Ended(Attempt, AttemptOutcome.Completed, 0, null),
        new NodeMessage.Heartbeat(),
        new NodeMessage.Leaving(true),
    ];

    public static IReadOnlyList<CoordinatorMessage> OfCoordinators { get; } =
    [
        new CoordinatorMessage.Assign(Attempt, Spec, 2500)
        {
            Checkpoints = new CheckpointOptions
            {
                Every = TimeSpan.FromTicks(123_456_789), To = CheckpointPlace.Coordinator,
            },
            Checkpoint = new TrialCheckpoint(2500, new byte[] { 4, 5 }),
            Trace = TraceParent.Read("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        },
        new CoordinatorMessage.Assign(Attempt, Spec with { ReportEvery = null, Normalise = null, Hidden = [] }, 0),
        new CoordinatorMessage.Stop(Attempt),
        new CoordinatorMessage.LeaseRenewed(TimeSpan.FromSeconds(15)),
        new CoordinatorMessage.LeaseRenewed(TimeSpan.FromSeconds(15)) { Logs = LogDetail.Debug },
        new CoordinatorMessage.Rejoin(),
        new CoordinatorMessage.Drain(),
        new CoordinatorMessage.Superseded(),
        new CoordinatorMessage.Preempt(Attempt),
    ];

    public static IReadOnlyList<WireFrame> Frames { get; } =
    [
        new WireFrame.Hello(new ProtocolVersions(1, 2), new NodeIncarnation(new NodeId("node-1"), 5), "0.1.0", 6,
            new WireSession(7, 8), new WirePosition(9, 8, 4096)),
        new WireFrame.Hello(new ProtocolVersions(1, 1), new NodeIncarnation(new NodeId("node-1"), 5), "", 1,
            null, new WirePosition(0, 0, 1)),
        new WireFrame.Welcome(1, new WireSession(7, 8), new WirePosition(3, 2, 100)),
        new WireFrame.Refused(WireRefusalKind.NotLeader, "another leads", "https://other:8080"),
        new WireFrame.Refused(WireRefusalKind.Busy, "later", null),
        new WireFrame.Data(long.MaxValue, new byte[] { 1, 2, 3 }),
        new WireFrame.Acknowledged(12, 4096),
        new WireFrame.KeepAlive(13),
    ];
}
