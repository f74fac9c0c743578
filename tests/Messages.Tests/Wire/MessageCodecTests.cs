using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf;
using Sweep.Messages.Wire;
using Contracts = Sweep.Messages.Wire.Contracts;

namespace Sweep.Messages.Tests.Wire;

public class MessageCodecTests
{
    private const string Newer = "; the other end is newer: update this one";

    public static TheoryData<int> NodeSamples => [.. Enumerable.Range(0, WireSamples.OfNodes.Count)];

    public static TheoryData<int> CoordinatorSamples => [.. Enumerable.Range(0, WireSamples.OfCoordinators.Count)];

    [Theory]
    [MemberData(nameof(NodeSamples))]
    public void What_a_node_says_is_read_as_it_was_written(int sample)
    {
        var message = WireSamples.OfNodes[sample];

        var read = NodeMessageCodec.Read(NodeMessageCodec.Write(message));

        ShouldBeSame(read, message);
    }

    [Theory]
    [MemberData(nameof(CoordinatorSamples))]
    public void What_a_coordinator_says_is_read_as_it_was_written(int sample)
    {
        var message = WireSamples.OfCoordinators[sample];

        var read = CoordinatorMessageCodec.Read(CoordinatorMessageCodec.Write(message));

        ShouldBeSame(read, message);
    }

    [Fact]
    public void Every_kind_of_message_has_a_sample()
    {
        KindsOf<NodeMessage>().ShouldBe(
            WireSamples.OfNodes.Select(m => m.GetType().Name).Distinct(), ignoreOrder: true);
        KindsOf<CoordinatorMessage>().ShouldBe(
            WireSamples.OfCoordinators.Select(m => m.GetType().Name).Distinct(), ignoreOrder: true);
        KindsOf<WireFrame>().ShouldBe(WireSamples.Frames.Select(f => f.GetType().Name).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void Metrics_keep_every_bit()
    {
        var message = new NodeMessage.Reported(WireSamples.Attempt, 1, WireSamples.Values);

        var read = (NodeMessage.Reported)NodeMessageCodec.Read(NodeMessageCodec.Write(message));

        read.Values.Select(metric => BitConverter.DoubleToInt64Bits(metric.Value))
            .ShouldBe(WireSamples.Values.Select(metric => BitConverter.DoubleToInt64Bits(metric.Value)));
    }

    [Theory]
    [InlineData(AttemptOutcome.Cancelled)]
    [InlineData(AttemptOutcome.Diverged)]
    [InlineData(AttemptOutcome.Lost)]
    [InlineData(AttemptOutcome.Preempted)]
    [InlineData(AttemptOutcome.Stopped)]
    public void Every_outcome_survives_the_wire(AttemptOutcome outcome)
    {
        var message = new NodeMessage.Ended(WireSamples.Attempt, outcome, 1, null);

        NodeMessageCodec.Read(NodeMessageCodec.Write(message)).ShouldBe(message);
    }

    [Fact]
    public void A_long_reason_of_a_failure_is_cut_and_still_said()
    {
        var failure = new TrainingFailure(FailureClass.UserError, string.Concat(Enumerable.Repeat("größer ", 5000)));
        var message = new NodeMessage.Ended(WireSamples.Attempt, AttemptOutcome.Failed, 1, failure);

        var read = (NodeMessage.Ended)NodeMessageCodec.Read(NodeMessageCodec.Write(message));

        read.Failure!.Reason.ShouldStartWith("größer größer");
        read.Failure.Reason.ShouldEndWith(" ...");
    }

    [Fact]
    public void A_message_that_the_other_end_would_refuse_is_not_written()
    {
        var names = Enumerable.Range(0, 257).Select(i => new MetricValue($"m{i}", i)).ToImmutableArray();

        Should.Throw<FrameRefusedException>(
                () => NodeMessageCodec.Write(new NodeMessage.Reported(WireSamples.Attempt, 1, names)))
            .Message.ShouldBe("Reported has more than 256 values");
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "", "NodeEnvelope is empty" },
        { "0a", "NodeEnvelope has an end inside of a number" },
        { "2205aabb", "NodeEnvelope has 5 bytes announced, and 2 there" },
        { "2200", "a message about a trial has no attempt" },
        { "0a00", "Join has no profile" },
        { "3200", "a message about a trial has no attempt" },
        { "32060a0218011009", "outcome 9 is one that version 1 of the protocol does not have" + Newer },
        { "32040a020801", "a message has no outcome" },
        { "3a003a00", "NodeEnvelope has heartbeat twice" },
        { "c20200", "NodeEnvelope is of kind 40, which version 1 of the protocol does not have" + Newer },
        { "23", "NodeEnvelope has a field of wire type 3" },
        { "ffffffffffffffffffff01", "NodeEnvelope has a number of more than 10 bytes" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Bytes_that_break_the_contract_are_refused_with_what_is_wrong(string hex, string reason) =>
        Should.Throw<FrameRefusedException>(() => NodeMessageCodec.Read(Convert.FromHexString(hex)))
            .Message.ShouldBe(reason);

    [Fact]
    public void A_list_longer_than_its_limit_is_refused_before_it_is_allocated()
    {
        var reported = new Contracts.Reported();
        for (var i = 0; i < 257; i++) reported.Values.Add(new Contracts.Metric());
        var bytes = new Contracts.NodeEnvelope { Reported = reported }.ToByteArray();

        Should.Throw<FrameRefusedException>(() => NodeMessageCodec.Read(bytes))
            .Message.ShouldBe("Reported has more than 256 values");
    }

    [Fact]
    public void A_packed_list_counts_by_its_elements()
    {
        var spec = new Contracts.TrialSpec();
        for (var i = 0; i < 1025; i++) spec.Hidden.Add(i);
        var bytes = new Contracts.CoordinatorEnvelope { Assign = new() { Spec = spec } }.ToByteArray();

        Should.Throw<FrameRefusedException>(() => CoordinatorMessageCodec.Read(bytes))
            .Message.ShouldBe("TrialSpec has more than 1024 hidden");
    }

    [Fact]
    public void A_text_longer_than_its_limit_is_refused()
    {
        var began = new Contracts.Began { Device = new string('x', 256) };
        var bytes = new Contracts.NodeEnvelope { Began = began }.ToByteArray();

        Should.Throw<FrameRefusedException>(() => NodeMessageCodec.Read(bytes))
            .Message.ShouldBe("Began has device of 256 bytes, more than 255");
    }

    private static IEnumerable<string> KindsOf<T>() =>
        typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T))).Select(type => type.Name);

    /// <summary>Records compare their arrays by reference, so the whole content is compared as text.</summary>
    private static void ShouldBeSame<T>(T read, T written)
        where T : notnull
    {
        read.GetType().ShouldBe(written.GetType());
        Text(read).ShouldBe(Text(written));
    }

    private static string Text(object message) => JsonSerializer.Serialize(message, message.GetType(), Json);

    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new ParameterText() },
    };

    private sealed class ParameterText : System.Text.Json.Serialization.JsonConverter<ParameterValue>
    {
        public override ParameterValue Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("only written");

        public override void Write(Utf8JsonWriter writer, ParameterValue value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value.GetType().Name} {value.Canonical}");
    }
}
