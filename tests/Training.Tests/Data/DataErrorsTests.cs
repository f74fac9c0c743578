using Sweep.Training.Data;

namespace Sweep.Training.Tests.Data;

/// <summary>The section "Data files" of docs/errors.md is what the program says, word for word. UPDATE_GOLDEN=1
/// rewrites it.</summary>
public sealed class DataErrorsTests
{
    private const string Heading = "## Data files";

    private static readonly string Document = Clone.PathOf("docs", "errors.md");

    public static TheoryData<string> Titles => [.. DataErrorCase.All.Select(wrong => wrong.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_wrong_data_set_is_refused_with_place_reason_and_remedy(string title)
    {
        var wrong = DataErrorCase.All.Single(wrong => wrong.Title == title);

        var row = Row(wrong);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") return;
        File.ReadAllLines(Document).ShouldContain(row);
    }

    [Fact]
    public void The_document_shows_these_cases_and_no_others()
    {
        var section = string.Join('\n',
            ["| What is wrong | Code | Error |", "|---|---|---|", .. DataErrorCase.All.Select(Row)]);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") Rewrite(section);

        File.ReadAllText(Document).ShouldContain(section + "\n");
    }

    private static string Row(DataErrorCase wrong)
    {
        using var folder = new TemporaryFolder();
        wrong.Damage(IdxFiles.WriteDataSet(folder.Path));
        var options = wrong.Options(new() { DataFolder = folder.Path, Download = null });

        var error = Should.Throw<DataSetException>(() => DataSets.Open(wrong.Name, options));

        return $"| {wrong.Title} | `{error.Code}` | {error.Message.Replace(folder.Path, "DIR").Replace("|", "\\|")} |";
    }

    private static void Rewrite(string section)
    {
        var text = File.ReadAllText(Document);
        var table = text.IndexOf('|', text.IndexOf(Heading, StringComparison.Ordinal));
        var end = text.IndexOf("\n\n", table, StringComparison.Ordinal);
        File.WriteAllText(Document, text[..table] + section + (end < 0 ? "\n" : text[end..]));
    }
}
