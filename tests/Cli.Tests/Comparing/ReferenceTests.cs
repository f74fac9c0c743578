using System.Text.Json;
using Sweep.Cli.Tests.Support;

namespace Sweep.Cli.Tests.Comparing;

/// <summary>Made-up tables in the formats of published studies, held against a small sweep.</summary>
public sealed class ReferenceTests : IDisposable
{
    private const string Definition = """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: published}
        spec:
          trainer: {model: synthetic, batchSize: 100, steps: 300, evaluateEvery: 99}
          objective: {metric: accuracy, goal: maximize}
          grid:
            - {optimizer: adam, lr: [0.001, 0.01]}
            - {optimizer: sgd, lr: 0.01, momentum: [0, 0.9]}
            - {optimizer: sgd, lr: 0.01, momentum: 0.9, nesterov: true}
            - {optimizer: rmsprop, lr: 0.01, alpha: [0.9, 0.95]}
          seeds: 4
        """;

    private readonly TemporaryFolder folder = new();

    public ReferenceTests() =>
        CommandRun.WithInput(Definition, "run", "-", "--out", folder.Path).ExitCode.ShouldBe(0);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_by_epoch_with_losses_and_counts_is_held_against_the_seeds()
    {
        var (loss, accuracy) = (Reported(4, 198, "loss"), Reported(4, 198, "accuracy"));

        var rows = Rows($"""
            table,optimizer,lr,epoch,validation_loss,validation_correct_of_10000
            1,adam,1e-2,2,{loss:R},{accuracy * 10000:R}
            1,adam,0.01,2,9.5,100
            """);

        rows.Select(row => Text(row, "verdict")).ShouldBe(["within", "within", "outside", "outside"]);
        Text(rows[0], "metric").ShouldBe("loss");
        rows[1].GetProperty("value").GetDouble().ShouldBe(accuracy, 1e-12);
        rows.ShouldAllBe(row => row.GetProperty("step").GetDouble() == 198 && row.GetProperty("n").GetInt32() == 4);
    }

    [Fact]
    public void A_table_by_iteration_with_percents_is_held_against_the_seeds()
    {
        var percent = Reported(4, 99, "accuracy") * 100;

        var rows = Rows($"""
            optimizer,lr,iteration,train_loss,test_accuracy_percent
            adam,0.01,99,NaN,{percent:R}
            adam,0.01,15,,{percent:R}
            """);

        rows.Select(row => Text(row, "verdict")).ShouldBe(["not comparable", "within", "not comparable"]);
        Text(rows[0], "reason").ShouldBe("the published value is not finite");
        Text(rows[2], "reason").ShouldBe("no accuracy was measured there");
    }

    [Fact]
    public void An_epoch_that_does_not_end_at_a_step_takes_the_nearest_evaluation()
    {
        var rows = Rows("""
            optimizer,lr,epoch,accuracy
            adam,0.01,1,0.5
            adam,0.01,2.5,0.5
            """);

        rows[0].GetProperty("step").GetDouble().ShouldBe(99);
        Text(rows[1], "reason").ShouldBe("no accuracy was measured there");
    }

    [Fact]
    public void Without_a_position_the_end_is_meant() =>
        Rows("optimizer,lr,accuracy\nadam,0.01,0.5\n")[0].GetProperty("step").GetDouble().ShouldBe(300);

    [Theory]
    [InlineData("sgd", "sgd lr=0.01 momentum=0", "")]
    [InlineData("momentum", "sgd lr=0.01 momentum=0.9", "")]
    [InlineData("nesterov", "sgd lr=0.01 momentum=0.9 nesterov=true", "")]
    [InlineData("adam", "adam lr=0.01", "")]
    [InlineData("adagrad", null, "not in the sweep")]
    [InlineData("rmsprop", null, "2 configurations agree with it")]
    public void A_row_means_the_configuration_with_the_fewest_others_away_from_their_defaults(
        string optimizer, string? configuration, string reason)
    {
        var row = Rows($"optimizer,lr,accuracy\n{optimizer},0.01,0.5\n")[0];

        row.GetProperty("config").GetString().ShouldBe(configuration);
        (row.GetProperty("reason").GetString() ?? "").ShouldBe(reason);
    }

    /// <summary>No learning rate is named, and none of ours is the default.</summary>
    [Fact]
    public void A_row_that_names_little_means_the_plainest_configuration() =>
        Rows("optimizer,accuracy\nsgd,0.5\n")[0].GetProperty("config").GetString().ShouldBe("sgd lr=0.01 momentum=0");

    [Fact]
    public void People_get_a_table_and_a_sentence()
    {
        var file = folder.File("made-up.csv", "optimizer,lr,step,accuracy\r\nadam,0.01,99,0.01\r\n\r\n");

        var compare = CommandRun.Of("compare", folder.Path, "--reference", file);

        compare.ExitCode.ShouldBe(0);
        compare.Output.ShouldMatch(@"2 +adam lr=0\.01 +step 99 +accuracy, % +1\.00 +4 +\d.* sd +outside\n");
        compare.Output.ShouldEndWith("made-up.csv: 1 value: 0 within our mean ± 3 standard deviations over seeds, "
            + "1 outside, 0 not comparable.\n");
    }

    [Theory]
    [InlineData("", "made-up.csv:1: the file is empty")]
    [InlineData("optimizer,accuracy\n", "made-up.csv:1: there is no row below the column names.")]
    [InlineData("lr,accuracy\n1,1\n", "made-up.csv:1: the column 'optimizer' is missing; add it.")]
    [InlineData("optimizer,lr\nadam,1\n", "made-up.csv:1: no column is a metric")]
    [InlineData("optimizer,vlidation_loss\nadam,1\n", "made-up.csv:1: the column 'vlidation_loss' means nothing here. "
        + "Did you mean 'validation_loss'?")]
    [InlineData("optimizer,lr,lr,loss\nadam,1,1,1\n", "made-up.csv:1: the column 'lr' is there twice")]
    [InlineData("optimizer,epoch,step,loss\nadam,1,1,1\n", "made-up.csv:1: epoch, step and iteration all say")]
    [InlineData("optimizer,lr,loss\n\nadam,1\n", "made-up.csv:3: 2 fields, but the header names 3.")]
    [InlineData("optimizer,loss\nadam,2\nadam,low\n", "made-up.csv:3: loss is 'low', expected a number")]
    [InlineData("optimizer,step,loss\nadam,2.5,1\n", "made-up.csv:2: step is '2.5', expected a whole number above 0.")]
    [InlineData("optimizer,epoch,loss\nadam,0,1\n", "made-up.csv:2: epoch is '0', expected a number above 0.")]
    [InlineData("optimizer,loss\nadma,1\n", "made-up.csv:2: there is no optimizer 'adma'. Did you mean 'adam'?")]
    [InlineData("optimizer,loss\n,1\n", "made-up.csv:2: optimizer is empty.")]
    [InlineData("optimizer,loss,note\nadam,1,\"two\nlines\nadam,1,x\n", "made-up.csv:2: the quote opened here")]
    [InlineData("optimizer,loss,note\nadam,1,\"a\"b\n", "made-up.csv:2: a comma is missing behind a closing quote.")]
    public void A_file_that_cannot_be_read_is_refused_with_its_line(string content, string expected)
    {
        var file = folder.File("made-up.csv", content);

        var compare = CommandRun.Of("compare", folder.Path, "--reference", file);

        compare.ExitCode.ShouldBe(2);
        compare.Error.ShouldContain(expected);
        compare.Output.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        CommandRun.Of("compare", folder.Path, "--reference", "nowhere.csv").Error.ShouldContain("no file nowhere.csv");

    private JsonElement[] Rows(string csv)
    {
        var file = folder.File("made-up.csv", csv);
        var compare = CommandRun.Of("compare", folder.Path, "--reference", file, "--json");
        compare.ExitCode.ShouldBe(0, compare.Error);
        return [.. JsonDocument.Parse(compare.Output).RootElement.GetProperty("rows").EnumerateArray()];
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    /// <summary>What one trial reported, from the sweep's own file.</summary>
    private double Reported(long trial, long step, string metric)
    {
        var line = File.ReadLines(Path.Combine(folder.Path, "reports.csv"))
            .Single(line => line.StartsWith($"{trial},{step},{metric},", StringComparison.Ordinal));
        return double.Parse(line.Split(',')[3], System.Globalization.CultureInfo.InvariantCulture);
    }
}
