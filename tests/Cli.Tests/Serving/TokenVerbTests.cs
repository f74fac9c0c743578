using Sweep.Cli.Tests.Support;
using Sweep.Coordinator.Http.Security;

namespace Sweep.Cli.Tests.Serving;

public sealed class TokenVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Tokens => Path.Combine(folder.Path, "tokens.txt");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_token_is_printed_once_and_only_its_hash_is_kept()
    {
        var run = CommandRun.Of("token", "create", "--role", "submitter", "--tokens", Tokens, "--note", "alice");

        var token = run.Output.TrimEnd('\n');
        run.ExitCode.ShouldBe(ExitCode.Done);
        File.ReadAllText(Tokens).ShouldStartWith("submitter sha256:");
        File.ReadAllText(Tokens).ShouldNotContain(token);
        TokenFile.Open(Tokens, _ => { }).RoleOf(token).ShouldBe(Role.Submitter);
    }

    [Fact]
    public void Tokens_are_added_to_those_that_are_there()
    {
        var first = CommandRun.Of("token", "create", "--role", "viewer", "--tokens", Tokens).Output.TrimEnd('\n');
        CommandRun.Of("token", "create", "--role", "admin", "--tokens", Tokens);

        TokenFile.Open(Tokens, _ => { }).RoleOf(first).ShouldBe(Role.Viewer);
        File.ReadAllLines(Tokens).Length.ShouldBe(2);
    }

    [Fact]
    public void An_unknown_role_is_refused()
    {
        var run = CommandRun.Of("token", "create", "--role", "king", "--tokens", Tokens);

        run.ExitCode.ShouldBe(ExitCode.Refused);
        run.Error.ShouldContain("king");
        File.Exists(Tokens).ShouldBeFalse();
    }
}
