using Sweep.Cli.Progress;

namespace Sweep.Cli.Tests.Progress;

public sealed class TimeLeftTests
{
    [Fact]
    public void A_quarter_in_ten_seconds_leaves_thirty() =>
        new TimeLeft(0).Estimate(0.25, TimeSpan.FromSeconds(10)).ShouldBe(TimeSpan.FromSeconds(30));

    [Fact]
    public void Work_of_an_earlier_process_does_not_count_as_speed() =>
        new TimeLeft(0.5).Estimate(0.75, TimeSpan.FromSeconds(10)).ShouldBe(TimeSpan.FromSeconds(10));

    [Fact]
    public void Nothing_is_said_before_there_is_something_to_go_by() =>
        new TimeLeft(0).Estimate(0.001, TimeSpan.FromSeconds(10)).ShouldBeNull();

    [Fact]
    public void A_finished_run_has_no_time_left() =>
        new TimeLeft(0).Estimate(1, TimeSpan.FromSeconds(0.1)).ShouldBe(TimeSpan.Zero);
}
