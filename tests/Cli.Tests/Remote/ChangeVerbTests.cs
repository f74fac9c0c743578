using Sweep.Cli.Tests.Support;
using Sweep.Messages.Api;

namespace Sweep.Cli.Tests.Remote;

public sealed class ChangeVerbTests
{
    [Theory]
    [InlineData("stop quickstart", "POST /api/v1/sweeps/quickstart/stop", """{"reason":null}""")]
    [InlineData("pause quickstart --reason night", "POST /api/v1/sweeps/quickstart/pause", """{"reason":"night"}""")]
    [InlineData("resume quickstart", "POST /api/v1/sweeps/quickstart/resume", "")]
    [InlineData("retry quickstart", "POST /api/v1/sweeps/quickstart/retry", """{"trials":null,"reason":null}""")]
    [InlineData(
        "retry quickstart --trial 7 --trial trial-0012 --reason memory", "POST /api/v1/sweeps/quickstart/retry",
        """{"trials":[7,12],"reason":"memory"}""")]
    [InlineData("drain gpu-a", "POST /api/v1/nodes/gpu-a/drain", "")]
    [InlineData("delete quickstart --yes", "DELETE /api/v1/sweeps/quickstart", "")]
    public void Each_verb_is_one_request_and_prints_the_answer(string command, string request, string body)
    {
        using var server = new StubCoordinator().OnChange(request, "so be it.");

        var run = CommandRun.At(server.Url, command.Split(' '));

        run.Output.ShouldBe("so be it.\n", run.Error);
        run.ExitCode.ShouldBe(0);
        server.Requests.Single().ShouldBe(new StubRequest(request) { Body = body });
    }

    [Fact]
    public void A_name_cannot_reach_another_route()
    {
        using var server = new StubCoordinator();

        CommandRun.At(server.Url, "resume", "../nodes/gpu-a/drain?x=");

        server.Requests.First().Line.ShouldStartWith("POST /api/v1/sweeps/");
    }

    [Fact]
    public void The_answer_for_programs_is_the_servers_own()
    {
        using var server = new StubCoordinator().OnText(
            "POST /api/v1/sweeps/quickstart/resume", """{"change":"none","message":"m","later":1}""");

        CommandRun.At(server.Url, "resume", "quickstart", "--json").Output
            .ShouldBe("""{"change":"none","message":"m","later":1}""" + "\n");
    }

    [Theory]
    [InlineData("y\n", 0, "gone.\n")]
    [InlineData("yes\n", 0, "gone.\n")]
    [InlineData("n\n", 2, "")]
    [InlineData("", 2, "")]
    public void What_cannot_come_back_is_asked_for(string answer, int exitCode, string output)
    {
        using var server = SampleCluster.Serve().OnChange("DELETE /api/v1/sweeps/quickstart", "gone.");

        var run = CommandRun.At(
            server.Url,
            terminal => terminal with { Input = new StringReader(answer), IsInteractive = true },
            "delete", "quickstart");

        run.Error.ShouldStartWith("Delete 'quickstart' (running, 35 trials) with all of its results?");
        run.Output.ShouldBe(output);
        run.ExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public void A_script_must_say_that_it_means_it()
    {
        using var server = SampleCluster.Serve();

        var run = CommandRun.At(server.Url, "delete", "quickstart");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("give --yes");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Waiting_for_a_drained_node_ends_when_it_has_left()
    {
        var looks = 0;
        using var server = new StubCoordinator()
            .OnChange("POST /api/v1/nodes/gpu-a/drain", "gpu-a drains.")
            .On("GET /api/v1/nodes", context => StubCoordinator.Write(
                context, 200, "application/json", System.Text.Json.JsonSerializer.Serialize(
                    new Page<NodeEntry>(++looks < 3 ? SampleCluster.Nodes : [], null),
                    ApiJson.Default.PageNodeEntry)));

        var run = CommandRun.At(server.Url, "drain", "gpu-a", "--wait");

        run.Output.ShouldBe("gpu-a has left.\n", run.Error);
        looks.ShouldBe(3);
    }

    [Fact]
    public void A_slip_in_the_name_of_a_node_is_recognised()
    {
        using var server = SampleCluster.Serve();

        CommandRun.At(server.Url, "drain", "gpu-1").Error.ShouldContain("Did you mean 'gpu-a'?");
    }
}
