namespace Sweep.EndToEnd;

public sealed class RunTests
{
    [Fact]
    public void A_sweep_runs_to_its_table_and_files_and_verifies()
    {
        using var sweep = new SmallSweep();

        var run = sweep.Run("out");
        var verify = SweepProcess.Run("verify", sweep.Folder("out"));

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("accuracy, %");
        run.Output.ShouldContain("4 diverged");
        File.ReadLines(Path.Combine(sweep.Folder("out"), "trials.csv")).Count().ShouldBe(25);
        verify.Output.ShouldEndWith("is sound.\n");
    }

    [Fact]
    public void The_number_of_workers_does_not_change_a_byte()
    {
        using var sweep = new SmallSweep();

        sweep.Run("one", "--workers", "1").ExitCode.ShouldBe(0);
        sweep.Run("two", "--workers", "2").ExitCode.ShouldBe(0);

        sweep.Results("two").ShouldBe(sweep.Results("one"));
    }

    [Fact]
    public void Narrow_vectors_give_the_same_bytes()
    {
        using var sweep = new SmallSweep();
        sweep.Run("wide").ExitCode.ShouldBe(0);

        using var narrow = SweepProcess.Start(
            new Dictionary<string, string> { ["DOTNET_EnableAVX512"] = "0", ["DOTNET_EnableAVX2"] = "0" },
            "run", sweep.File, "--out", sweep.Folder("narrow"));

        narrow.WaitForEnd().ExitCode.ShouldBe(0);
        sweep.Results("narrow").ShouldBe(sweep.Results("wide"));
    }

    [Fact]
    public void An_interrupted_sweep_goes_on_to_the_same_bytes()
    {
        using var sweep = new SmallSweep();
        sweep.Run("whole").ExitCode.ShouldBe(0);

        using var interrupted = sweep.Start("parts");
        sweep.WaitForJournal("parts", 30_000, interrupted.Ended);
        interrupted.Signal("INT").ShouldBeTrue();
        var first = interrupted.WaitForEnd();
        var second = sweep.Run("parts");

        first.ExitCode.ShouldBe(130, first.Error);
        first.Error.ShouldContain($"run {sweep.File} --out {sweep.Folder("parts")}");
        second.ExitCode.ShouldBe(0, second.Error);
        second.Error.ShouldContain("resuming: ");
        sweep.Results("parts").ShouldBe(sweep.Results("whole"));
    }

    [Fact]
    public void Five_kills_lose_nothing_that_was_reported()
    {
        using var sweep = new SmallSweep();
        sweep.Run("whole").ExitCode.ShouldBe(0);
        var moments = new Random(20676840);

        for (var kill = 1; kill <= 5; kill++)
        {
            using var process = sweep.Start("killed");
            sweep.WaitForJournal("killed", moments.Next(4_000, 40_000), process.Ended);
            process.Signal("KILL");
            process.WaitForEnd();
        }

        var last = sweep.Run("killed");
        var verify = SweepProcess.Run("verify", sweep.Folder("killed"));

        last.ExitCode.ShouldBe(0, last.Error);
        sweep.Results("killed").ShouldBe(sweep.Results("whole"));
        verify.ExitCode.ShouldBe(0, verify.Output);
    }

    [Fact]
    public void Two_runs_of_one_folder_do_not_mix()
    {
        using var sweep = new SmallSweep();

        using var first = sweep.Start("out");
        sweep.WaitForJournal("out", 8_000, first.Ended);
        var second = sweep.Run("out");

        second.ExitCode.ShouldBe(2, second.Error);
        first.WaitForEnd().ExitCode.ShouldBe(0);
    }
}
