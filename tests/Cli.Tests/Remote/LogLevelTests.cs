using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.Remote;

public sealed class LogLevelTests
{
    [Fact]
    public void Without_a_level_the_coordinator_s_is_shown()
    {
        using var server = new StubCoordinator().On("GET /api/v1/log-level", context => StubCoordinator.Write(
            context, 200, "application/json", "{\"level\":\"Warning\"}"));

        var run = CommandRun.At(server.Url, "log-level");

        (run.ExitCode, run.Output).ShouldBe((0, "warning\n"), run.Error);
    }

    [Fact]
    public void With_one_it_is_changed()
    {
        using var server = new StubCoordinator().On("PUT /api/v1/log-level", context => StubCoordinator.Write(
            context, 200, "application/json", "{\"level\":\"Debug\"}"));

        var run = CommandRun.At(server.Url, "log-level", "debug");

        (run.ExitCode, run.Output).ShouldBe((0, "debug\n"), run.Error);
    }

    [Fact]
    public void A_node_s_is_changed_through_the_coordinator()
    {
        using var server = new StubCoordinator().OnChange("PUT /api/v1/nodes/gpu-a/log-level", "gpu-a logs more.");

        var run = CommandRun.At(server.Url, "log-level", "debug", "--node", "gpu-a");

        (run.ExitCode, run.Output).ShouldBe((0, "gpu-a logs more.\n"), run.Error);
    }
}
