using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Sweep.Cli.Tests.Support;
using Sweep.Messages.Api;

namespace Sweep.Cli.Tests.Remote;

public sealed class ServerErrorTests
{
    [Fact]
    public void A_server_that_is_not_there_has_an_exit_code_of_its_own()
    {
        var server = Nowhere();

        var run = CommandRun.At(server, "list");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldBe($"sweep list: {server} cannot be reached: Connection refused. Is 'sweep coordinator' "
            + "running there? --server or SWEEP_SERVER names another.\n");
    }

    [Fact]
    public void Without_a_token_it_is_said_how_to_give_one()
    {
        using var server = Refusing(Problems.Of(401, "token", "there is no token", "Send one."));

        var run = CommandRun.At(server.Url, "list");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe(
            $"sweep list: {server.Url}: there is no token. Set SWEEP_TOKEN, or give --token-file FILE.\n");
    }

    [Fact]
    public void A_refusal_is_told_in_the_words_of_the_server()
    {
        using var server = Refusing(Problems.Of(403, "role", "a viewer may not do that", "Ask an admin."));

        CommandRun.At(server.Url, "list").Error
            .ShouldBe($"sweep list: {server.Url}: a viewer may not do that. Ask an admin.\n");
    }

    [Fact]
    public void A_slip_in_the_name_of_a_sweep_is_recognised()
    {
        using var server = SampleCluster.Serve();

        var run = CommandRun.At(server.Url, "status", "quikstart");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("there is nothing at /api/v1/sweeps/quikstart.");
        run.Error.ShouldEndWith("Did you mean 'quickstart'?\n");
    }

    [Fact]
    public void A_trial_that_is_not_there_suggests_no_other_sweep()
    {
        using var server = SampleCluster.Serve();

        CommandRun.At(server.Url, "explain", "quickstart", "99").Error.ShouldNotContain("Did you mean");
    }

    [Theory]
    [InlineData(307)]
    [InlineData(503)]
    public void A_coordinator_that_stands_by_is_followed_to_the_leader_with_the_token(int status)
    {
        using var leader = SampleCluster.Serve();
        using var standby = new StubCoordinator().On("GET /api/v1/sweeps", context =>
        {
            context.Response.Headers.Location = status == 307 ? $"{leader.Url}/api/v1/sweeps?limit=1000" : default;
            var problem = Problems.Of(status, "standby", "it stands by", "Ask the leader.");
            return StubCoordinator.Refuse(context, problem with { Leader = leader.Url });
        });

        var run = CommandRun.At(standby.Url, WithToken("secret-1"), "list");

        run.ExitCode.ShouldBe(0);
        leader.Requests.Single().Line.ShouldBe("GET /api/v1/sweeps?limit=1000");
        leader.Requests.Single().Authorization.ShouldBe("Bearer secret-1");
    }

    [Fact]
    public void A_change_is_brought_to_the_leader_too()
    {
        using var leader = new StubCoordinator().OnChange("POST /api/v1/sweeps/quickstart/stop", "quickstart ends.");
        using var standby = Refusing(
            Problems.Of(503, "standby", "it stands by", "Ask the leader.") with { Leader = leader.Url });

        var run = CommandRun.At(standby.Url, "stop", "quickstart", "--reason", "enough");

        run.Output.ShouldBe("quickstart ends.\n");
        leader.Requests.Single().Body.ShouldBe("""{"reason":"enough"}""");
    }

    [Fact]
    public void A_leader_that_is_gone_is_waited_for_until_another_one_leads()
    {
        var (asked, gone) = (0, Nowhere());
        using var server = SampleCluster.Serve();
        server.On("GET /api/v1/nodes", context => ++asked < 4
            ? StubCoordinator.Refuse(
                context, Problems.Of(503, "standby", "it stands by", "Ask the leader.") with { Leader = gone })
            : StubCoordinator.Write(context, 200, "application/json", """{"items":[],"next":null}"""));

        var run = CommandRun.At(server.Url, "nodes");

        run.ExitCode.ShouldBe(0);
        asked.ShouldBe(4);
    }

    [Fact]
    public void Coordinators_that_point_in_a_circle_are_given_up()
    {
        using var server = new StubCoordinator();
        server.On("GET /api/v1/sweeps", context => StubCoordinator.Refuse(
            context, Problems.Of(503, "standby", "it stands by", "Ask the leader.") with { Leader = server.Url }));

        var run = CommandRun.At(server.Url, "list");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("points to a leader that points on");
    }

    [Fact]
    public void A_broken_coordinator_is_not_asked_again()
    {
        using var server = Refusing(Problems.Of(500, "bug", "an error of ours, number 7", "Look at the log."));

        var run = CommandRun.At(server.Url, "list");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("an error of ours, number 7. Look at the log.");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void Another_program_at_the_address_is_recognised()
    {
        using var server = new StubCoordinator().On("GET /api/v1/sweeps", context =>
            StubCoordinator.Write(context, 404, "text/html", "<h1>nginx</h1>"));

        var run = CommandRun.At(server.Url, "list");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("answered 404 Not Found, but not as a coordinator of sweep does");
    }

    [Theory]
    [InlineData("<h1>welcome</h1>")]
    [InlineData("null")]
    [InlineData("""{"items":"none"}""")]
    public void An_answer_of_another_version_is_said_to_be_one(string text)
    {
        using var server = new StubCoordinator().OnText("GET /api/v1/sweeps", text);

        var run = CommandRun.At(server.Url, "list");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("use the same version on both sides");
    }

    private static StubCoordinator Refusing(Problem problem)
    {
        var server = new StubCoordinator();
        foreach (var request in new[] { "GET /api/v1/sweeps", "POST /api/v1/sweeps/quickstart/stop" })
            server.On(request, context => StubCoordinator.Refuse(context, problem));
        return server;
    }

    private static Func<Terminals.Terminal, Terminals.Terminal> WithToken(string token) => terminal => terminal with
    {
        Variable = name => name == "SWEEP_TOKEN" ? token : terminal.Variable(name),
    };

    /// <summary>An address at which nobody listens.</summary>
    private static string Nowhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
