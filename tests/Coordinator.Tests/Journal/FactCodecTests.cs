using System.Buffers;
using System.Text;
using Sweep.Coordinator.Journal;

namespace Sweep.Coordinator.Tests.Journal;

public sealed class FactCodecTests
{
    [Fact]
    public void Every_kind_of_fact_reads_back_bit_for_bit()
    {
        var facts = SampleFacts.OfEveryKind;

        var back = facts.Select(fact => FactCodec.Decode(1, Encode(fact)));

        back.Select(SampleFacts.Text).ShouldBe(facts.Select(SampleFacts.Text));
    }

    [Fact]
    public void The_samples_hold_every_kind_of_fact()
    {
        var kinds = typeof(SweepFact).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(SweepFact)));

        SampleFacts.OfEveryKind.Select(fact => fact.GetType()).Distinct().ShouldBe(kinds, ignoreOrder: true);
    }

    [Fact]
    public void The_text_of_each_fact_never_changes()
    {
        var lines = SampleFacts.OfEveryKind.Select(fact => Encoding.UTF8.GetString(Encode(fact)));

        Golden.Matches("facts.golden.txt", string.Concat(lines.Select(line => line + "\n")));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(0.1 + 0.2)]
    public void A_metric_survives_with_all_its_bits(double value)
    {
        var fact = SampleFacts.Reported(1, 2, ("loss", value));

        var back = (SweepFact.MetricsReported)FactCodec.Decode(1, Encode(fact));

        BitConverter.DoubleToInt64Bits(back.Values[0].Value).ShouldBe(BitConverter.DoubleToInt64Bits(value));
    }

    [Theory]
    [InlineData("""{"fact":"sweep-finished/2","at":"2026-11-21T00:00:00Z"}""")]
    [InlineData("""{"fact":"moon-landed/1"}""")]
    [InlineData("""{"fact":"sweep-finished/1","at":"2026-11-21T00:00:00Z","weather":"fine"}""")]
    [InlineData("""{"fact":"sweep-finished/1","weather":"fine","at":"2026-11-21T00:00:00Z"}""")]
    [InlineData("""{"fact":"trial-finished/1","trial":1,"state":"asleep","steps":1}""")]
    [InlineData("""{"fact":"attempt-ended/1","trial":1,"attempt":1,"outcome":"bored","seconds":1}""")]
    public void What_only_a_newer_version_can_have_written_is_refused_as_such(string text)
    {
        var error = Should.Throw<JournalException>(() => FactCodec.Decode(41, Encoding.UTF8.GetBytes(text)));

        error.Fault.ShouldBe(JournalFault.NewerVersion);
        error.Message.ShouldContain("fact 41");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("""{"fact":""")]
    [InlineData("""{"fact":"sweep-finished/1"}""")]
    [InlineData("""{"fact":"sweep-finished/1","at":"yesterday"}""")]
    [InlineData("""{"fact":"sweep-finished/1","at":"2026-11-21T00:00:00Z"} {}""")]
    [InlineData("""{"fact":"metrics-reported/1","trial":1.5,"attempt":1,"step":1,"values":{}}""")]
    [InlineData("""{"fact":"metrics-reported/1","trial":1,"attempt":99999999999,"step":1,"values":{}}""")]
    [InlineData("""{"fact":"metrics-reported/1","trial":1,"attempt":1,"step":1,"values":[]}""")]
    [InlineData("""{"fact":"metrics-reported/1","trial":1,"attempt":1,"step":1,"values":{"loss":"low"}}""")]
    [InlineData("""{"fact":"metrics-reported/1","trial":1,"attempt":1,"step":1,"values":{"loss":null}}""")]
    public void What_no_version_can_have_written_is_damage(string text)
    {
        var error = Should.Throw<JournalException>(() => FactCodec.Decode(41, Encoding.UTF8.GetBytes(text)));

        error.Fault.ShouldBe(JournalFault.Damaged);
        error.Message.ShouldContain("fact 41");
    }

    private static byte[] Encode(SweepFact fact)
    {
        var buffer = new ArrayBufferWriter<byte>();
        FactCodec.Encode(fact, buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
