using System.Collections.Immutable;
using Sweep.Training.Cpu;

namespace Sweep.Training.Tests.Cpu;

public class CheckpointTests
{
    private static readonly CpuData Data = RandomData.Create(90, 5, density: 0.3);

    public static TheoryData<int> Optimizers => [.. Enumerable.Range(0, Lanes.AllOptimizers.Length)];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void An_interrupted_lane_equals_an_uninterrupted_one(int optimizer)
    {
        var options = Lanes.With(Lanes.AllOptimizers[optimizer]);
        using var engine = new CpuLaneEngine([12], Data);
        var whole = engine.Add(options);
        var checkpoint = SavedAfter(steps: 9, options);
        engine.Advance(9);

        var resumed = engine.Add(options, checkpoint);
        engine.Advance(20);

        engine.Fingerprint(resumed).ShouldBe(engine.Fingerprint(whole));
        engine.Status(resumed).ShouldBe(engine.Status(whole));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(14)]
    public void A_lane_goes_on_from_the_last_step_of_an_epoch(int steps)
    {
        var options = Lanes.With(Lanes.Sgd);
        using var engine = new CpuLaneEngine([12], Data);
        var whole = engine.Add(options);
        engine.Advance(steps);

        var resumed = engine.Add(options, engine.Save(whole));
        engine.Advance(3);

        engine.Fingerprint(resumed).ShouldBe(engine.Fingerprint(whole));
    }

    [Fact]
    public void A_checkpoint_goes_on_in_an_engine_of_another_vector_width()
    {
        var options = Lanes.With(Lanes.Adam);
        using var narrow = new CpuLaneEngine([12], Data, Simd.VectorWidth.Bits128);
        using var wide = new CpuLaneEngine([12], Data, Simd.VectorWidth.Bits512);
        var first = narrow.Add(options);
        narrow.Advance(4);

        var second = wide.Add(options, narrow.Save(first));

        wide.Fingerprint(second).ShouldBe(narrow.Fingerprint(first));
    }

    [Fact]
    public void A_checkpoint_with_any_byte_changed_is_refused()
    {
        var options = Lanes.With(Lanes.Adam);
        var checkpoint = SavedAfter(steps: 2, options);

        for (var place = 0; place < checkpoint.Length; place += 97)
        {
            var damaged = (byte[])checkpoint.Clone();
            damaged[place] ^= 4;
            Refusal(damaged, options, [12], Data).ShouldContain("damaged");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(100)]
    [InlineData(1000)]
    public void A_checkpoint_that_is_cut_short_is_refused(int bytes)
    {
        var options = Lanes.With(Lanes.Adam);

        Refusal(SavedAfter(steps: 2, options)[..bytes], options, [12], Data).ShouldMatch("cut short|damaged");
    }

    [Fact]
    public void A_checkpoint_of_something_else_is_refused_by_name()
    {
        var options = Lanes.With(Lanes.Adam);
        var checkpoint = SavedAfter(steps: 2, options);
        var other = new CpuData(Data.Labelled with { Name = "other" });

        Refusal(checkpoint, options, [13], Data).ShouldContain("90-12-5, but this lane has 90-13-5");
        Refusal(checkpoint, options with { Seed = 4 }, [12], Data).ShouldContain("Seed = 3");
        Refusal(checkpoint, Lanes.With(Lanes.Sgd), [12], Data).ShouldContain("Adam");
        Refusal(checkpoint, options, [12], other).ShouldContain("noise with 130 samples");
    }

    private static byte[] SavedAfter(int steps, LaneOptions options)
    {
        using var engine = new CpuLaneEngine([12], Data);
        var lane = engine.Add(options);
        engine.Advance(steps);
        return engine.Save(lane);
    }

    private static string Refusal(byte[] checkpoint, LaneOptions options, ImmutableArray<int> hidden, CpuData data)
    {
        using var engine = new CpuLaneEngine(hidden, data);
        return Should.Throw<InvalidDataException>(() => engine.Add(options, checkpoint)).Message;
    }
}
