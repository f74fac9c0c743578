using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.CommandLine;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("validate")]
    [InlineData("plan")]
    [InlineData("export")]
    [InlineData("results")]
    [InlineData("compare")]
    [InlineData("report")]
    [InlineData("explain")]
    [InlineData("verify")]
    [InlineData("node")]
    [InlineData("submit")]
    [InlineData("list")]
    [InlineData("status")]
    [InlineData("watch")]
    [InlineData("stop")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("retry")]
    [InlineData("delete")]
    [InlineData("nodes")]
    [InlineData("drain")]
    [InlineData("log-level")]
    [InlineData("completion")]
    public void Every_verb_has_help_with_examples(string verb)
    {
        var run = CommandRun.Of([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Usage:");
        run.Output.ShouldContain($"Examples:\n  sweep {verb}");
    }

    [Fact]
    public void Help_comes_also_when_something_else_is_wrong() =>
        CommandRun.Of("run", "--help", "--wrokers").ExitCode.ShouldBe(0);

    [Fact]
    public void No_arguments_show_help()
    {
        var run = CommandRun.Of();

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Commands:");
    }

    [Fact]
    public void The_version_is_a_version() => CommandRun.Of("--version").Output.ShouldMatch(@"^\d+\.\d+\.\d+");
}
