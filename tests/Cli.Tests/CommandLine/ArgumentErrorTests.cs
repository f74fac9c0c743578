using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.CommandLine;

public sealed class ArgumentErrorTests
{
    private static readonly string[] Files = ["examples/", "examples"];

    [Theory]
    [MemberData(nameof(Documented))]
    public void Refused_arguments_get_the_documented_answer(string command, string answer)
    {
        var run = CommandRun.Of([.. command.Split(' ').Skip(1).Select(Rooted)]);

        run.Error.Replace(Repository.Root + "/", "", StringComparison.Ordinal).Trim().ShouldBe(answer);
        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(2);
    }

    public static TheoryData<string, string> Documented()
    {
        var cases = new TheoryData<string, string>();
        var lines = File.ReadLines(Repository.File("docs", "errors.md"))
            .SkipWhile(line => line != "## Arguments")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        foreach (var line in lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var cells = line.Split("` | `");
            cases.Add(cells[0][3..], cells[1].TrimEnd('|', ' ', '`'));
        }

        return cases;
    }

    /// <summary>The documented commands are typed in the repository's root, where tests do not run.</summary>
    private static string Rooted(string word) =>
        Files.Any(file => file == word || (file.EndsWith('/') && word.StartsWith(file, StringComparison.Ordinal)))
            ? Repository.File(word)
            : word;
}
