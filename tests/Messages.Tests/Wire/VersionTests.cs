using Google.Protobuf;
using Sweep.Messages.Wire;
using Contracts = Sweep.Messages.Wire.Contracts;

namespace Sweep.Messages.Tests.Wire;

/// <summary>An older node with a newer coordinator and the reverse. What the other version sends is made by hand:
/// fields that this program does not know, and fields that are not there.</summary>
public class VersionTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(1, 3, 1, 2, 2)]
    [InlineData(1, 2, 1, 3, 2)]
    [InlineData(2, 3, 1, 2, 2)]
    public void Both_keep_to_the_highest_version_that_both_speak(
        int min, int current, int nodeMin, int node, int agreed)
    {
        var coordinator = new ProtocolVersions(min, current);

        coordinator.TryAgree(new ProtocolVersions(nodeMin, node), out var version, out _).ShouldBeTrue();

        version.ShouldBe(agreed);
    }

    [Theory]
    [InlineData(2, 3, 1, 1, "the node speaks version 1 of the protocol and the coordinator 2 to 3; update the node")]
    [InlineData(
        1, 1, 3, 4, "the node speaks version 3 to 4 of the protocol and the coordinator 1; update the coordinator")]
    public void Without_a_common_version_the_refusal_says_who_is_to_be_updated(
        int min, int current, int nodeMin, int node, string reason)
    {
        var coordinator = new ProtocolVersions(min, current);

        coordinator.TryAgree(new ProtocolVersions(nodeMin, node), out _, out var refusal).ShouldBeFalse();

        refusal.ShouldBe(reason);
    }

    [Fact]
    public void A_newer_node_is_understood_although_it_says_more()
    {
        // Heartbeat (field 7) with a field 1 that this version does not have, and an unknown field 100 beside it.
        var body = Convert.FromHexString("3a020805" + "a00601");

        NodeMessageCodec.Read(body).ShouldBe(new NodeMessage.Heartbeat());
    }

    [Fact]
    public void A_newer_coordinator_is_understood_although_it_says_more()
    {
        var stop = new Contracts.CoordinatorEnvelope { Stop = new() { Attempt = new() { Sweep = 1, Number = 2 } } };
        byte[] body = [.. stop.ToByteArray()];
        body[1] += 4;
        body = [.. body, 0x7A, 0x02, 0x08, 0x01];

        CoordinatorMessageCodec.Read(body).ShouldBe(
            new CoordinatorMessage.Stop(new AttemptId(new SweepId(1), new TrialId(0), 2)));
    }

    [Fact]
    public void A_newer_hello_is_understood_although_it_says_more()
    {
        // version_min 1, version 2, node "n", position with credit 8, unknown field 20.
        var hello = Convert.FromHexString("08011002" + "1a016e" + "3a021808" + "a20102aabb");
        byte[] batch = [0x0A, (byte)(hello.Length + 2), 0x0A, (byte)hello.Length, .. hello];

        var frame = FrameCodec.Read(batch).ShouldHaveSingleItem().ShouldBeOfType<WireFrame.Hello>();

        frame.Versions.ShouldBe(new ProtocolVersions(1, 2));
        frame.Position.ShouldBe(new WirePosition(0, 0, 8));
        ProtocolVersions.Own.TryAgree(frame.Versions, out var agreed, out _).ShouldBeTrue();
        agreed.ShouldBe(1);
    }

    [Fact]
    public void An_older_node_that_leaves_optional_fields_out_is_understood()
    {
        // Began of a node that does not know guess levels and epochs: attempt and device alone.
        var body = new Contracts.NodeEnvelope { Began = new() { Attempt = new() { Number = 1 }, Device = "cpu:0" } };

        var began = NodeMessageCodec.Read(body.ToByteArray()).ShouldBeOfType<NodeMessage.Began>();

        began.Device.ShouldBe("cpu:0");
        began.GuessLoss.ShouldBe(double.NaN);
        began.GuessAccuracy.ShouldBe(double.NaN);
        began.StepsPerEpoch.ShouldBe(0);
    }

    [Fact]
    public void An_older_coordinator_that_leaves_checkpoints_out_is_understood()
    {
        var message = new CoordinatorMessage.Assign(WireSamples.Attempt, WireSamples.Spec, 10);
        var older = Contracts.CoordinatorEnvelope.Parser.ParseFrom(CoordinatorMessageCodec.Write(message));
        older.Assign.CheckpointEveryTicks = 0;
        older.Assign.CheckpointPlace = Contracts.CheckpointPlace.Unspecified;

        var read = CoordinatorMessageCodec.Read(older.ToByteArray()).ShouldBeOfType<CoordinatorMessage.Assign>();

        read.Checkpoints.ShouldBe(new CheckpointOptions());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no trace at all")]
    [InlineData("00-00000000000000000000000000000000-0000000000000000-01")]
    public void An_order_without_a_readable_trace_is_an_order_all_the_same(string traceparent)
    {
        var message = new CoordinatorMessage.Assign(WireSamples.Attempt, WireSamples.Spec, 10);
        var older = Contracts.CoordinatorEnvelope.Parser.ParseFrom(CoordinatorMessageCodec.Write(message));
        older.Assign.Traceparent = traceparent;

        var read = CoordinatorMessageCodec.Read(older.ToByteArray()).ShouldBeOfType<CoordinatorMessage.Assign>();

        read.Trace.ShouldBe(default);
        read.Attempt.ShouldBe(WireSamples.Attempt);
    }

    [Fact]
    public void A_log_level_of_a_newer_coordinator_is_no_reason_to_refuse_a_lease()
    {
        var newer = new Contracts.CoordinatorEnvelope
        {
            LeaseRenewed = new() { DurationTicks = 7, LogDetail = (Contracts.LogDetail)99 },
        };

        var read = CoordinatorMessageCodec.Read(newer.ToByteArray());

        read.ShouldBe(new CoordinatorMessage.LeaseRenewed(new TimeSpan(7)));
    }

    [Fact]
    public void An_order_without_a_trace_costs_no_byte_more_than_before_there_were_any()
    {
        var message = new CoordinatorMessage.Assign(WireSamples.Attempt, WireSamples.Spec, 10);

        var written = Contracts.CoordinatorEnvelope.Parser.ParseFrom(CoordinatorMessageCodec.Write(message));

        written.Assign.Traceparent.ShouldBeEmpty();
    }
}
