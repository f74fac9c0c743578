using Sweep.Cli.Tests.Support;
using Sweep.Messages.Api;

namespace Sweep.Cli.Tests.Remote;

public sealed class SubmitTests
{
    [Fact]
    public void The_file_is_handed_over_as_it_is_with_its_changes()
    {
        using var folder = new TemporaryFolder();
        using var server = Accepting();
        var file = folder.File("small sweep.yaml", SyntheticSweep.Definition);

        var run = CommandRun.At(server.Url, "submit", file, "--set", "seeds=5", "--set", "grid[0].lr=[0.1, 0.2]");

        run.Output.ShouldBe("small: created, 9 trials.\n");
        var request = server.Requests.Single();
        request.Body.ShouldBe(SyntheticSweep.Definition);
        Uri.UnescapeDataString(request.Line).ShouldBe(
            $"POST /api/v1/sweeps?file={file}&set=seeds=5&set=grid[0].lr=[0.1, 0.2]");
    }

    [Fact]
    public void Warnings_do_not_mix_with_the_answer()
    {
        using var server = new StubCoordinator().On(
            "POST /api/v1/sweeps",
            new ChangeReply { Change = "created", Message = "done.", Warnings = ["a.yaml:3:1: is that meant?"] },
            ApiJson.Default.ChangeReply, 201);

        var run = Submit(server);

        run.Output.ShouldBe("done.\n");
        run.Error.ShouldBe("warning: a.yaml:3:1: is that meant?\n");
    }

    [Fact]
    public void Everything_that_is_wrong_is_shown_with_its_place()
    {
        using var server = new StubCoordinator().On("POST /api/v1/sweeps", context => StubCoordinator.Refuse(
            context, Problems.Of(400, "definition", "it is refused", "Correct it.") with
            {
                Errors = [new("(standard input)", 8, 5, "no such field"), new("(standard input)", 10, 3, "too many")],
            }));

        var run = Submit(server);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe("(standard input):8:5: no such field\n(standard input):10:3: too many\n"
            + "sweep submit: (standard input) is refused: 2 errors; nothing was submitted.\n");
    }

    [Fact]
    public void On_a_terminal_an_error_shows_its_line()
    {
        using var server = new StubCoordinator().On("POST /api/v1/sweeps", context => StubCoordinator.Refuse(
            context, Problems.Of(400, "definition", "it is refused", "Correct it.") with
            {
                Errors = [new("(standard input)", 3, 12, "a name is needed")],
            }));

        var run = Submit(server, isLive: true);

        run.Error.ShouldContain("  3 | metadata: {name: small}\n    |            ^\n");
    }

    [Fact]
    public void A_change_that_would_lose_work_is_refused_in_the_servers_words()
    {
        using var server = new StubCoordinator().On("POST /api/v1/sweeps", context => StubCoordinator.Refuse(
            context, Problems.Of(409, "conflict", "7 finished trials would be lost", "Take another name.")));

        var run = Submit(server);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe(
            $"sweep submit: {server.Url}: 7 finished trials would be lost. Take another name.\n");
    }

    private static StubCoordinator Accepting() => new StubCoordinator().OnChange(
        "POST /api/v1/sweeps", "small: created, 9 trials.", "created");

    private static CommandRun Submit(StubCoordinator server, bool isLive = false) => CommandRun.At(
        server.Url,
        terminal => terminal with { Input = new StringReader(SyntheticSweep.Definition), IsLive = isLive },
        "submit", "-");
}
