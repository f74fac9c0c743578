using Sweep.Cli.Tests.Support;
using Sweep.Cli.Watching;
using Sweep.Messages.Api;

namespace Sweep.Cli.Tests.Watching;

public class WatchedPictureTests
{
    [Fact]
    public void Trials_that_a_node_has_only_fetched_ahead_do_not_run()
    {
        var detail = SampleCluster.Detail with
        {
            Running = [SampleCluster.Detail.Running[0], SampleCluster.Detail.Running[1] with { Device = null }],
        };

        var picture = new WatchedPicture(detail);

        picture.RunningCount.ShouldBe(1);
        picture.Running.Count().ShouldBe(1);
    }

    [Fact]
    public void Where_not_all_are_told_those_that_nodes_hold_are_counted()
    {
        var detail = SampleCluster.Detail with
        {
            Sweep = SampleCluster.Entry with { Counts = new TrialCounts { Running = 900 } },
        };

        new WatchedPicture(detail).RunningCount.ShouldBe(900);
    }
}
