using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.CommandLine;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("re", "words: results report resume retry")]
    [InlineData("run|", "files:")]
    [InlineData("run|sweep.yaml|", "words:")]
    [InlineData("run|--o", "words: --out")]
    [InlineData("run|--out|", "folders:")]
    [InlineData("run|--out=", "folders:")]
    [InlineData("run|--json|--j", "words:")]
    [InlineData("run|--set|a=b|--s", "words: --set")]
    [InlineData("run|--|--", "files:")]
    [InlineData("compare|a|", "folders:")]
    [InlineData("compare|a|b|", "words:")]
    [InlineData("completion|", "words: bash fish zsh")]
    [InlineData("status|--server|http", "words: http://127.0.0.1:8431")]
    [InlineData("status|--server=http", "words: --server=http://127.0.0.1:8431")]
    [InlineData("list|--token-file|", "files:")]
    [InlineData("list|--nonsense|", "words:")]
    [InlineData("nonsense|", "words:")]
    public void Each_place_has_its_words(string typed, string expected) => Suggested(CommandRun.Of(
        ["complete", "--", .. typed.Split('|')])).ShouldBe(expected);

    [Fact]
    public void Nothing_typed_offers_every_verb_but_the_hidden_one()
    {
        var verbs = Suggested(CommandRun.Of("complete", "--", ""));

        verbs.ShouldStartWith("words: run validate plan");
        verbs.Split(' ').ShouldContain("drain");
        verbs.Split(' ').ShouldNotContain("complete");
    }

    [Theory]
    [InlineData("status|", "words: first-try lenet quickstart")]
    [InlineData("watch|q", "words: quickstart")]
    [InlineData("results|", "folders: first-try lenet quickstart")]
    [InlineData("drain|gpu", "words: gpu-a gpu-b")]
    public void Names_come_from_the_coordinator(string typed, string expected)
    {
        using var server = SampleCluster.Serve();

        Suggested(CommandRun.At(server.Url, ["complete", "--", .. typed.Split('|')])).ShouldBe(expected);
    }

    [Fact]
    public void Names_come_from_the_coordinator_that_is_typed_already()
    {
        using var server = SampleCluster.Serve();

        Suggested(CommandRun.At("http://127.0.0.1:9", "complete", "--", "watch", "--server", server.Url, "le"))
            .ShouldBe("words: lenet");
    }

    [Fact]
    public void A_coordinator_that_is_not_there_is_no_error()
    {
        var run = CommandRun.At("http://127.0.0.1:9", "complete", "--", "status", "");

        run.ShouldBe(new CommandRun(0, "words\n", ""));
    }

    [Fact]
    public void A_suggestion_has_its_description_beside_it() =>
        CommandRun.Of("complete", "--", "verif").Output.ShouldBe(
            "words\nverify\tReplays the journal, checks each fact, and compares with the result files.\n");

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void Each_shell_has_its_script(string shell) =>
        CommandRun.Of("completion", shell).Output.ShouldContain($"# Completion of sweep for {shell}");

    /// <summary>The kind, and the words without their descriptions.</summary>
    private static string Suggested(CommandRun run)
    {
        run.Error.ShouldBeEmpty();
        var lines = run.Output.TrimEnd('\n').Split('\n');
        return string.Join(' ', lines.Skip(1).Select(line => line.Split('\t')[0]).Prepend(lines[0] + ":"));
    }
}
