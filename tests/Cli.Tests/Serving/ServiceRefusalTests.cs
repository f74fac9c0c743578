using System.Net;
using System.Net.Sockets;
using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.Serving;

/// <summary>What <c>sweep coordinator</c> does not start with.</summary>
public sealed class ServiceRefusalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_does_not_listen_wider_without_secrets()
    {
        var run = Start("--listen", "http://0.0.0.0:0");

        run.ExitCode.ShouldBe(ExitCode.Refused);
        run.Error.ShouldContain("sweep token create");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void A_port_that_another_program_has_is_told_with_what_would_help()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var run = Start("--listen", address);

        run.ExitCode.ShouldBe(ExitCode.Refused);
        run.Error.ShouldContain($"--listen {address}");
        run.Error.ShouldContain("Choose another port, or end what listens there.");
    }

    [Fact]
    public void Secrets_of_users_and_nodes_come_together()
    {
        CommandRun.Of("token", "create", "--role", "admin", "--tokens", Tokens).ExitCode.ShouldBe(ExitCode.Done);

        var run = Start("--tokens", Tokens);

        run.ExitCode.ShouldBe(ExitCode.Refused);
        run.Error.ShouldContain("--join-secret-file");
    }

    [Theory]
    [InlineData("postgres:Host=db;Username=sweep;Password=hunter2")]
    [InlineData("postgres://sweep:hunter2@db/sweep")]
    public void A_password_is_no_argument(string store)
    {
        var run = CommandRun.Of("coordinator", "--store", store);

        run.ExitCode.ShouldBe(ExitCode.Refused);
        run.Error.ShouldContain("PGPASSWORD");
        run.Error.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("--store", "mysql:db")]
    [InlineData("--listen", "8431")]
    [InlineData("--listen", "https://127.0.0.1:0")]
    [InlineData("--advertise", "here")]
    [InlineData("--tls-cert", "only-one.pem")]
    [InlineData("--tokens", "missing.txt")]
    [InlineData("--join-secret-file", "missing")]
    public void An_option_that_cannot_be_is_refused(string option, string value)
    {
        var run = Start(option, value);

        run.ExitCode.ShouldBe(ExitCode.Refused);
        run.Error.ShouldStartWith("sweep coordinator: ");
    }

    private string Tokens => Path.Combine(folder.Path, "tokens.txt");

    private CommandRun Start(params string[] arguments) => CommandRun.Of(arguments.Contains("--store")
        ? ["coordinator", .. arguments]
        : ["coordinator", "--store", "sqlite:" + Path.Combine(folder.Path, "store.db"), .. arguments]);
}
