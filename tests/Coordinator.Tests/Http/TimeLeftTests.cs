using Sweep.Coordinator.Http.Sweeps;

namespace Sweep.Coordinator.Tests.Http;

public class TimeLeftTests
{
    private readonly TimeLeft _left = new();

    [Fact]
    public void It_follows_from_the_speed_of_the_last_minutes()
    {
        Estimate(100, 0.2).ShouldBeNull();

        Estimate(110, 0.4).ShouldBe(TimeSpan.FromSeconds(30));
        Estimate(120, 1).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_first_steps_of_the_first_trials_say_nothing()
    {
        Estimate(100, 0);

        Estimate(105, 0.001).ShouldBeNull();
        Estimate(110, 0.001).ShouldBe(TimeSpan.FromSeconds(9990));
    }

    [Fact]
    public void Work_that_was_put_back_is_measured_anew()
    {
        Estimate(100, 0.2);
        Estimate(110, 0.4);

        Estimate(120, 0.1).ShouldBeNull();
    }

    private TimeSpan? Estimate(double seconds, double fraction)
    {
        var left = _left.Estimate(TimeSpan.FromSeconds(seconds), fraction);
        return left is { } time ? TimeSpan.FromSeconds(Math.Round(time.TotalSeconds, 3)) : null;
    }
}
