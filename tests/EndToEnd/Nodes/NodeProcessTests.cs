using Sweep.Messages;

namespace Sweep.EndToEnd.Nodes;

/// <summary><c>sweep node</c> as a process, against the real server side of the link.</summary>
public sealed class NodeProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sweep-node-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_node_joins_with_what_it_is_and_trains_every_trial_once()
    {
        using var coordinator = new ScriptedCoordinator(Enumerable.Range(0, 3000).Select(i => Orders.Empty(i)));
        using var node = Start(coordinator, "--devices", "cpu:2", "--name", "gpu-a", "--label", "zone=west");

        await coordinator.HearAsync(heard => heard.OfType<NodeMessage.Ended>().Count() == 3000);
        node.Signal("TERM");
        var end = node.WaitForEnd();

        var join = coordinator.HeardOf<NodeMessage.Join>()[0];
        join.Profile.Lanes.ShouldBe(2);
        join.Profile.Labels["zone"].ShouldBe("west");
        var ended = coordinator.HeardOf<NodeMessage.Ended>();
        ended.ShouldAllBe(message => message.Outcome == AttemptOutcome.Completed);
        ended.Select(message => message.Attempt.Trial.Number).Order()
            .ShouldBe(Enumerable.Range(0, 3000).Select(i => (long)i));
        coordinator.HeardOf<NodeMessage.Reported>().Where(message => message.Attempt.Trial.Number == 2999)
            .Select(message => message.Step).ShouldBe([1, 2, 3, 4]);
        end.ExitCode.ShouldBe(0, end.Error);
        end.Error.ShouldContain("node gpu-a: 2 trials at once");
    }

    [Theory]
    [InlineData(CheckpointPlace.Folder)]
    [InlineData(CheckpointPlace.Coordinator)]
    public async Task A_node_that_is_told_to_end_saves_its_trial_gives_it_back_and_says_when_it_is_gone(
        CheckpointPlace place)
    {
        using var coordinator = new ScriptedCoordinator(Orders.Long(7, place));
        using var node = Start(coordinator, "--devices", "cpu:1");
        await coordinator.HearAsync(heard => heard.OfType<NodeMessage.Reported>().Any());

        node.Signal("TERM");
        var end = node.WaitForEnd();

        end.ExitCode.ShouldBe(0, end.Error);
        var last = coordinator.Heard.Where(message => message is not NodeMessage.Reported).TakeLast(2).ToList();
        last[0].ShouldBeOfType<NodeMessage.Ended>().Outcome.ShouldBe(AttemptOutcome.Preempted);
        last[1].ShouldBe(new NodeMessage.Leaving(IsEmpty: true));
        var reported = coordinator.HeardOf<NodeMessage.Reported>()[^1].Step;
        if (place == CheckpointPlace.Coordinator)
            coordinator.HeardOf<NodeMessage.Checkpointed>()[^1].ReportedStep.ShouldBe(reported);
        else
            File.Exists(Path.Combine(_folder, "sweep-0001.trial-0007.checkpoint")).ShouldBeTrue();
    }

    [Fact]
    public async Task Training_goes_on_while_the_coordinator_is_another_process_and_no_report_is_missing()
    {
        using var coordinator = new ScriptedCoordinator(Orders.Long(7, CheckpointPlace.Folder));
        using var node = Start(coordinator, "--devices", "cpu:1");
        await coordinator.HearAsync(heard => heard.OfType<NodeMessage.Reported>().Count() > 5);

        coordinator.Restart();
        await coordinator.HearAsync(heard => heard.OfType<NodeMessage.Join>().Count() == 2);
        var before = coordinator.HeardOf<NodeMessage.Reported>().Count;
        await coordinator.HearAsync(heard => heard.OfType<NodeMessage.Reported>().Count() > before + 5);

        coordinator.HeardOf<NodeMessage.Join>()[1].Held.Single().Trial.ShouldBe(new TrialId(7));
        coordinator.HeardOf<NodeMessage.Began>().Distinct().Count().ShouldBe(1);
        var steps = coordinator.HeardOf<NodeMessage.Reported>().Select(message => message.Step).Distinct().ToList();
        steps.ShouldBe([1, .. Enumerable.Range(1, steps.Count - 1).Select(i => i * 100L)]);
    }

    [Fact]
    public async Task A_later_process_of_the_same_name_ends_the_earlier_one()
    {
        using var coordinator = new ScriptedCoordinator();
        using var first = Start(coordinator, "--name", "gpu-a");
        await coordinator.HearAsync(heard => heard.OfType<NodeMessage.Join>().Any());

        using var second = Start(coordinator, "--name", "gpu-a");
        var end = first.WaitForEnd();

        end.ExitCode.ShouldBe(4, end.Error);
        end.Error.ShouldContain("a later process has joined under the name 'gpu-a' and takes this one's place");
        end.Error.ShouldContain("give each a --name of its own");
    }

    [Fact]
    public async Task Two_nodes_of_one_host_without_names_have_two_and_keep_them()
    {
        using var one = new ScriptedCoordinator();
        using var two = new ScriptedCoordinator();
        using var first = Start(one);
        await one.HearAsync(heard => heard.OfType<NodeMessage.Join>().Any());
        using var second = Start(two);
        await two.HearAsync(heard => heard.OfType<NodeMessage.Join>().Any());

        second.Signal("TERM");
        first.Signal("TERM");

        first.WaitForEnd().Error.ShouldContain("-0: ");
        second.WaitForEnd().Error.ShouldContain("-1: ");
    }

    [Fact]
    public void A_wrong_secret_ends_the_node_with_the_reason()
    {
        using var coordinator = new ScriptedCoordinator { Secret = "right" };
        var file = Path.Combine(_folder, "secret");
        File.WriteAllText(file, "wrong\n");
        using var node = Start(coordinator, "--join-secret-file", file);

        var end = node.WaitForEnd();

        end.ExitCode.ShouldBe(2, end.Error);
        end.Error.ShouldContain("secret");
        end.Error.ShouldNotContain("wrong");
    }

    [Fact]
    public async Task The_secret_may_come_from_the_environment()
    {
        using var coordinator = new ScriptedCoordinator { Secret = "right" };
        using var node = SweepProcess.Start(
            new Dictionary<string, string> { ["SWEEP_JOIN_SECRET"] = "right" },
            "node", "--join", coordinator.Url, "--checkpoints", _folder);

        await coordinator.HearAsync(heard => heard.OfType<NodeMessage.Join>().Any());

        node.Signal("TERM");
        node.WaitForEnd().ExitCode.ShouldBe(0);
    }

    private SweepProcess Start(ScriptedCoordinator coordinator, params string[] arguments) => SweepProcess.Start(
        ["node", "--join", coordinator.Url, "--checkpoints", _folder, .. arguments]);
}
