using Sweep.GpuNode.Telemetry;

namespace Sweep.GpuNode.Tests.Telemetry;

public sealed class BusyShareTests
{
    private readonly BusyShare share = new(TimeSpan.Zero, lanes: 2);

    [Fact]
    public void It_is_the_busy_part_of_all_lanes_time()
    {
        Of(at: 4, busy: 4).ShouldBe(0.5);
    }

    [Fact]
    public void Frequent_collections_look_back_for_ten_seconds()
    {
        for (var second = 1; second <= 20; second++) Of(at: second, busy: 0);

        Of(at: 21, busy: 2).ShouldBe(0.1);
        Of(at: 25, busy: 10).ShouldBe(0.5);
    }

    [Fact]
    public void Rare_collections_look_back_to_the_one_before()
    {
        Of(at: 100, busy: 200).ShouldBe(1);

        Of(at: 160, busy: 200).ShouldBe(0);
    }

    [Fact]
    public void No_time_is_no_work()
    {
        Of(at: 0, busy: 0).ShouldBe(0);
    }

    private double Of(double at, double busy) => share.Of(TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(busy));
}
