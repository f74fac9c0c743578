using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.Remote;

public sealed class ServerTokenTests
{
    [Fact]
    public void A_token_is_read_from_its_file()
    {
        using var folder = new TemporaryFolder();
        using var server = SampleCluster.Serve();

        CommandRun.At(server.Url, "list", "--token-file", folder.File("token", "abc.def\n"));

        server.Requests.Single().Authorization.ShouldBe("Bearer abc.def");
    }

    [Fact]
    public void Without_a_token_none_is_sent()
    {
        using var server = SampleCluster.Serve();

        CommandRun.At(server.Url, "list");

        server.Requests.Single().Authorization.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("first\nsecond")]
    public void A_file_without_one_token_is_refused_and_not_repeated(string content)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("token", content);

        var run = CommandRun.At("http://127.0.0.1:9", "list", "--token-file", file);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain($"--token-file {file}: a token is one word");
        run.Error.ShouldNotContain("second");
    }

    [Fact]
    public void An_address_with_a_password_is_refused_without_repeating_it()
    {
        var run = CommandRun.At("http://127.0.0.1:9", "list", "--server", "http://me:hunter2@127.0.0.1:9");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldNotContain("hunter2");
    }
}
