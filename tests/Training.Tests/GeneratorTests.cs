namespace Sweep.Training.Tests;

public class GeneratorTests
{
    [Fact]
    public void The_sequence_is_frozen()
    {
        var generator = Generator.FromSeed(0);

        var first = Enumerable.Range(0, 8).Select(_ => generator.Next()).ToArray();

        // The published sequence of SplitMix64 for seed 0.
        first.ShouldBe([
            0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC,
            0x1B39896A51A8749B, 0x53CB9F0C747EA2EA, 0x2C829ABE1F4532E1, 0xC584133AC916AB3C,
        ]);
    }

    [Fact]
    public void Forks_are_frozen_and_differ_by_purpose_and_seed()
    {
        ulong[] forks =
        [
            Generator.FromSeed(0).Fork("weights").State, Generator.FromSeed(0).Fork("order").State,
            Generator.FromSeed(1).Fork("weights").State,
        ];

        forks.ShouldBe([12566827182731225192, 5415903226460601996, 10293425246117801793]);
    }

    [Fact]
    public void Bounded_draws_are_even()
    {
        var generator = new Generator(7);
        var counts = new int[7];

        for (var draw = 0; draw < 70_000; draw++) counts[generator.Below(7)]++;

        counts.ShouldAllBe(count => Math.Abs(count - 10_000) < 400);
    }

    [Fact]
    public void Symmetric_draws_fill_their_interval()
    {
        var generator = new Generator(7);

        var draws = Enumerable.Range(0, 100_000).Select(_ => generator.Symmetric(0.5f)).ToArray();

        draws.Min().ShouldBeInRange(-0.5f, -0.4999f);
        draws.Max().ShouldBeInRange(0.4999f, 0.5f);
        draws.Average().ShouldBe(0, 0.003);
    }
}
