using System.Text;
using System.Text.Json;
using Sweep.Coordinator.Results;
using Sweep.Coordinator.Sweeps;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Tests.Results;

public sealed class ResultFilesTests
{
    [Theory]
    [InlineData("trials.csv")]
    [InlineData("reports.csv")]
    [InlineData("attempts.csv")]
    [InlineData("summary.json")]
    public void A_finished_sweep_gives_the_golden_files(string name)
    {
        using var sweep = RecordedSweep.Whole().Write();

        Golden.Matches($"whole.golden.{name}", sweep.Read(name));
    }

    [Fact]
    public void Files_are_utf8_without_a_mark_with_line_feeds_and_a_last_one()
    {
        using var sweep = RecordedSweep.Whole().Write();

        foreach (var name in ResultFiles.Names)
        {
            var bytes = File.ReadAllBytes(sweep.PathOf(name));
            bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBeFalse(name);
            bytes.ShouldNotContain((byte)'\r', name);
            bytes[^1].ShouldBe((byte)'\n', name);
        }
    }

    [Fact]
    public void Attempts_and_the_order_of_events_leave_no_trace_in_trials_and_reports_and_summary()
    {
        using var calm = new RecordedSweep();
        for (var trial = 0; trial < 6; trial++) calm.Complete(trial, 0.9 + (trial / 100.0));
        using var troubled = new RecordedSweep();
        for (var trial = 5; trial >= 0; trial--)
        {
            troubled.Begin(trial)
                .Report(trial, 1, ("train_loss", 2.31))
                .Report(trial, 50, ("train_loss", 0.5), ("loss", 0.4), ("accuracy", 0.9 + (trial / 100.0) - 0.1))
                .End(trial, AttemptOutcome.Lost)
                .Complete(trial, 0.9 + (trial / 100.0));
        }

        calm.FinishSweep().Write();
        troubled.FinishSweep().Write();

        troubled.Read("trials.csv").ShouldBe(calm.Read("trials.csv"));
        troubled.Read("reports.csv").ShouldBe(calm.Read("reports.csv"));
        troubled.Read("summary.json").ShouldBe(calm.Read("summary.json"));
    }

    [Fact]
    public void An_interrupted_sweep_has_a_row_for_each_trial_that_is_still_to_run()
    {
        using var sweep = new RecordedSweep().Complete(0, 0.95);
        sweep.Begin(3).Report(3, 1, ("train_loss", 2.31)).Report(3, 50, ("train_loss", 1), ("accuracy", 0.5));
        sweep.End(3, AttemptOutcome.Preempted);

        var rows = sweep.Write().Read("trials.csv").Split('\n');

        rows.Length.ShouldBe(8);
        rows[1].ShouldStartWith("0,0,0,Completed,100,0.95,sgd,");
        rows[2].ShouldStartWith("1,0,1,Pending,0,,sgd,");
        rows[4].ShouldStartWith("3,1,0,Pending,50,,adam,");
        rows[4].ShouldEndWith(",,,");
        sweep.Read("reports.csv").ShouldContain("3,50,accuracy,0.5\n");
    }

    [Fact]
    public void Trials_that_a_limit_kept_from_running_are_cancelled()
    {
        using var sweep = new RecordedSweep().Complete(0, 0.95).FinishSweep("budget.trials allows 1 of 6 trials");

        sweep.Write();

        sweep.Read("trials.csv").ShouldContain("\n5,1,2,Cancelled,0,,adam,");
        var summary = JsonDocument.Parse(sweep.Read("summary.json")).RootElement;
        summary.GetProperty("counts").GetProperty("Cancelled").GetInt64().ShouldBe(5);
        summary.GetProperty("reason").GetString().ShouldBe("budget.trials allows 1 of 6 trials");
    }

    [Fact]
    public void With_one_seed_the_figures_that_it_does_not_define_are_null()
    {
        var definition = RecordedSweep.Definition.Replace("seeds: 3", "seeds: 1", StringComparison.Ordinal);
        using var sweep = new RecordedSweep(definition);

        sweep.Complete(0, 0.95).Complete(1, 0.96).FinishSweep().Write();

        var best = JsonDocument.Parse(sweep.Read("summary.json")).RootElement.GetProperty("configs")[0];
        best.GetProperty("mean").GetDouble().ShouldBe(0.96);
        best.GetProperty("sd").ValueKind.ShouldBe(JsonValueKind.Null);
        best.GetProperty("ci95").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Numbers_read_back_as_the_same_doubles()
    {
        double[] values =
            [0.1, 1.0 / 3, -0.0, 5e-324, double.MaxValue, 1e21, 1e-7, double.NaN, double.NegativeInfinity];
        using var sweep = new RecordedSweep().Begin(0);
        foreach (var (index, value) in values.Index()) sweep.Report(0, index + 1, ("x", value));

        var written = sweep.Write().Read("reports.csv").Split('\n')[1..^1].Select(row => row.Split(',')[3]);

        written.ShouldBe(
        [
            "0.1", "0.3333333333333333", "-0", "5e-324", "1.7976931348623157e+308", "1e+21", "1e-07", "NaN",
            "-Infinity",
        ]);
        written.Select(text => BitConverter.DoubleToInt64Bits(double.Parse(text)))
            .ShouldBe(values.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void A_column_that_an_axis_shares_with_a_fixed_column_is_told_apart()
    {
        TrialsTable.Header(["optimizer", "steps", "lr"], ["accuracy", "lr"]).ShouldBe(
        [
            "trial", "config", "seed", "state", "steps", "objective", "optimizer", "parameter_steps", "lr", "accuracy",
            "metric_lr",
        ]);
    }

    [Fact]
    public void Fields_with_commas_quotes_or_line_ends_are_quoted()
    {
        using var stream = new MemoryStream();
        using (var table = new CsvTable(stream, "a", "b", "c"))
        {
            table.Row("[0.9,0.999]", "say \"no\"", "two\nlines");
        }

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(
            "a,b,c\n\"[0.9,0.999]\",\"say \"\"no\"\"\",\"two\nlines\"\n");
    }

    [Fact]
    public void A_folder_that_is_a_file_is_refused_with_its_name_and_a_remedy()
    {
        using var sweep = RecordedSweep.Whole();
        File.WriteAllText(sweep.PathOf("out"), "");

        var failure = Should.Throw<ResultFilesException>(
            () => ResultFiles.Write(sweep.PathOf("out"), new SweepPlan(sweep.Grid), sweep.Journal));

        failure.Message.ShouldStartWith($"{sweep.PathOf("out")}: the result files cannot be written: ");
        failure.Message.ShouldContain("Run again with the same --out");
    }

    [SmallDiskFact]
    public void On_a_full_disk_the_earlier_files_stay_whole_and_the_error_says_so()
    {
        using var disk = SmallDisk.Mount();
        using var sweep = RecordedSweep.Whole();
        ResultFiles.Write(disk.Path, new SweepPlan(sweep.Grid), sweep.Journal);
        var earlier = File.ReadAllText(Path.Combine(disk.Path, "trials.csv"));
        using var larger = new RecordedSweep().Begin(0);
        for (var step = 1; step < 100_000; step++) larger.Report(0, step, ("train_loss", 1.0 / step));

        var failure = Should.Throw<ResultFilesException>(
            () => ResultFiles.Write(disk.Path, new SweepPlan(larger.Grid), larger.Journal));

        failure.Message.ShouldContain("the disk is full; free some space on it.");
        File.ReadAllText(Path.Combine(disk.Path, "trials.csv")).ShouldBe(earlier);
        Directory.GetFiles(disk.Path).Select(Path.GetFileName).ShouldBe(ResultFiles.Names, ignoreOrder: true);
    }

    [SmallDiskFact]
    public void On_a_read_only_disk_the_error_says_so()
    {
        using var disk = SmallDisk.Mount();
        using var sweep = RecordedSweep.Whole();
        disk.MakeReadOnly();

        var failure = Should.Throw<ResultFilesException>(
            () => ResultFiles.Write(disk.Path, new SweepPlan(sweep.Grid), sweep.Journal));

        failure.Message.ShouldContain("the disk is read-only; make it writable.");
    }

    [Fact]
    public void The_file_of_a_reader_that_looks_meanwhile_is_never_half_written()
    {
        using var sweep = RecordedSweep.Whole().Write();
        using var reader = new StreamReader(sweep.PathOf("trials.csv"));
        var first = reader.ReadLine();

        sweep.Write();

        (first + "\n" + reader.ReadToEnd()).ShouldBe(sweep.Read("trials.csv"));
    }
}
