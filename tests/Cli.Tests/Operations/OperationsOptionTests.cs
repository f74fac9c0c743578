using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.Operations;

/// <summary>The port for those who operate a process: what it does not open with, of either kind.</summary>
public sealed class OperationsOptionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("coordinator")]
    [InlineData("node")]
    public void Beyond_this_machine_it_wants_a_token(string verb)
    {
        var run = Start(verb, "--ops", "http://0.0.0.0:0");

        run.ExitCode.ShouldBe(ExitCode.Refused);
        run.Error.ShouldContain("--ops-token-file");
        run.Error.ShouldContain("openssl rand -hex 32");
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("node")]
    public void A_token_without_a_port_has_no_use(string verb)
    {
        var run = Start(verb, "--ops-token-file", "token");

        run.ExitCode.ShouldBe(ExitCode.Refused);
        run.Error.ShouldContain("--ops http://127.0.0.1:9464");
    }

    [Theory]
    [InlineData("coordinator", "9464")]
    [InlineData("node", "http://host.example:9464")]
    [InlineData("node", "https://127.0.0.1:9464")]
    public void An_address_that_cannot_be_is_refused(string verb, string url)
    {
        var run = Start(verb, "--ops", url);

        run.ExitCode.ShouldBe(ExitCode.Refused);
        run.Error.ShouldContain($"--ops {url}");
    }

    [Theory]
    [InlineData("short\n")]
    [InlineData(null)]
    public void A_weak_or_missing_token_is_refused_and_not_shown(string? token)
    {
        var file = Path.Combine(folder.Path, "token");
        if (token is not null) File.WriteAllText(file, token);

        var run = Start("node", "--ops", "http://127.0.0.1:0", "--ops-token-file", file);

        run.ExitCode.ShouldBe(ExitCode.Refused);
        run.Error.ShouldContain($"--ops-token-file {file}");
        run.Error.ShouldNotContain("short");
    }

    private CommandRun Start(string verb, params string[] options) => CommandRun.Of(verb == "node"
        ? ["node", "--join", "http://127.0.0.1:1", "--checkpoints", folder.Path, .. options]
        : ["coordinator", "--listen", "http://127.0.0.1:0",
            "--store", "sqlite:" + Path.Combine(folder.Path, "store.db"), .. options]);
}
