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
        foreach (var line in File.ReadLines(Repository.File("docs", "errors-arguments.md")))
        {
            if (!line.StartsWith("| `", StringComparison.Ordinal)) continue;
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
