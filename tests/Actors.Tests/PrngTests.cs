namespace Sweep.Actors.Tests;

public class PrngTests
{
    [Fact]
    public void The_sequence_is_frozen()
    {
        var prng = new Prng(42);

        var drawn = Enumerable.Range(0, 8).Select(_ => prng.NextUInt64());

        drawn.ShouldBe([
            0xBDD732262FEB6E95, 0x28EFE333B266F103, 0x47526757130F9F52, 0x581CE1FF0E4AE394,
            0x09BC585A244823F2, 0xDE4431FA3C80DB06, 0x37E9671C45376D5D, 0xCCF635EE9E9E2FA4]);
    }

    [Fact]
    public void A_fork_has_a_stream_of_its_own_that_draws_elsewhere_do_not_shift()
    {
        var (left, right) = (new Prng(7), new Prng(7));
        var (network, faults) = (left.Fork("network"), left.Fork("faults"));
        network.NextUInt64();

        right.Fork("faults").NextUInt64().ShouldBe(faults.NextUInt64());
        network.NextUInt64().ShouldNotBe(faults.NextUInt64());
    }

    [Fact]
    public void Draws_below_a_bound_cover_it_evenly()
    {
        var prng = new Prng(1);
        var counts = new int[7];

        for (var i = 0; i < 70_000; i++) counts[prng.NextBelow(7)]++;

        counts.ShouldAllBe(count => count > 9_500 && count < 10_500);
    }

    [Fact]
    public void A_chance_of_zero_never_happens_and_of_one_always()
    {
        var prng = new Prng(3);

        Enumerable.Range(0, 1000).Any(_ => prng.Chance(Ratio.Never)).ShouldBeFalse();
        Enumerable.Range(0, 1000).All(_ => prng.Chance(new Ratio(5, 5))).ShouldBeTrue();
    }
}
