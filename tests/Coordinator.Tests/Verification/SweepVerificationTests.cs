using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Tests.Results;
using Sweep.Coordinator.Verification;
using Sweep.Messages;
using static Sweep.Coordinator.Journal.SweepFact;

namespace Sweep.Coordinator.Tests.Verification;

public sealed class SweepVerificationTests
{
    [Fact]
    public void A_sound_sweep_gives_counts_and_no_findings()
    {
        using var sweep = RecordedSweep.Whole().Write();

        var report = Verify(sweep);

        report.Findings.ShouldBeEmpty();
        report.Notes.ShouldBeEmpty();
        (report.Trials, report.Finished, report.Attempts, report.Reports).ShouldBe((6, 6, 7, 17));
        (report.Facts, report.Verdicts, report.Files).ShouldBe((sweep.Journal.LastSequence, 1, 4));
    }

    [Fact]
    public void An_interrupted_sweep_is_sound_and_its_files_are_not_held_against_it()
    {
        using var sweep = new RecordedSweep().Complete(0, 0.9).Begin(1).Report(1, 1, ("train_loss", 2.3));

        var report = Verify(sweep);

        report.Findings.ShouldBeEmpty();
        report.Notes.ShouldHaveSingleItem().ShouldContain("not finished");
    }

    [Theory]
    [InlineData("trials.csv", "0.9601", "0.9602", "line 3 differs; the journal gives: 1,0,1,Completed,100,0.9601,sgd")]
    [InlineData("reports.csv", "4,50,loss,NaN", "4,50,loss,nan", "line 32 differs; the journal gives: 4,50,loss,NaN")]
    [InlineData("attempts.csv", "Lost", "Gone", "line 4 differs; the journal gives: 2,1,laptop,cpu:0,2026")]
    [InlineData("summary.json", "\"rank\": 2", "\"rank\": 1", "differs; the journal gives:       \"rank\": 2,")]
    public void A_changed_file_is_found_with_its_first_changed_line(
        string name, string from, string to, string expected)
    {
        using var sweep = RecordedSweep.Whole().Write();
        File.WriteAllText(sweep.PathOf(name), sweep.Read(name).Replace(from, to, StringComparison.Ordinal));

        var finding = Verify(sweep).Findings.ShouldHaveSingleItem();

        finding.ShouldStartWith(sweep.PathOf(name));
        finding.ShouldContain(expected);
    }

    [Fact]
    public void A_file_that_is_cut_off_or_longer_or_missing_is_found()
    {
        using var sweep = RecordedSweep.Whole().Write();
        File.WriteAllText(sweep.PathOf("trials.csv"), sweep.Read("trials.csv")[..^20]);
        File.AppendAllText(sweep.PathOf("reports.csv"), "9,9,x,1\n");
        File.Delete(sweep.PathOf("summary.json"));

        var findings = Verify(sweep).Findings;

        findings.Length.ShouldBe(3);
        findings.ShouldContain(finding => finding.Contains("trials.csv: line 7 is cut off or missing"));
        findings.ShouldContain(finding => finding.Contains("reports.csv: line 41 and what follows are not"));
        findings.ShouldContain(finding => finding.Contains("summary.json is missing: run again with the same --out"));
    }

    [Fact]
    public void A_trial_without_an_end_in_a_finished_sweep_is_found()
    {
        using var sweep = new RecordedSweep().Complete(0, 0.9).FinishSweep().Write();

        Verify(sweep).Findings.ShouldHaveSingleItem().ShouldContain("only 1 of 6 trials have a terminal record");
    }

    [Fact]
    public void A_second_end_and_a_fact_after_the_end_are_found()
    {
        using var twice = new RecordedSweep().Complete(0, 0.9).Finish(0, TrialState.Failed);
        using var after = new RecordedSweep().Complete(0, 0.9).Begin(0);

        Verify(twice).Findings.ShouldHaveSingleItem().ShouldBe("trial-0000 has two terminal records; it may have one.");
        Verify(after).Findings.ShouldHaveSingleItem().ShouldBe("trial-0000 is finished, and AttemptAssigned follows.");
    }

    [Fact]
    public void Attempts_with_a_gap_and_reports_of_an_attempt_that_is_over_are_found()
    {
        using var gap = new RecordedSweep();
        gap.Record(new AttemptAssigned(new TrialId(0), 2, new NodeId("a"), TimeSpan.Zero));
        using var stale = new RecordedSweep().Begin(0).End(0, AttemptOutcome.Lost).Report(0, 1, ("train_loss", 2));

        Verify(gap).Findings.ShouldContain(
            "trial-0000: attempt 2 was assigned where attempt 1 is expected.");
        Verify(stale).Findings.ShouldHaveSingleItem().ShouldBe(
            "trial-0000: attempt 1 reported step 1 without holding the trial.");
    }

    [Fact]
    public void A_repeated_step_with_other_values_is_found()
    {
        using var sweep = new RecordedSweep().Begin(0).Report(0, 1, ("train_loss", 2.3)).End(0, AttemptOutcome.Lost)
            .Begin(0).Report(0, 1, ("train_loss", 2.4));

        Verify(sweep).Findings.ShouldHaveSingleItem().ShouldContain("a repeated step must give the same bits");
    }

    [Fact]
    public void A_verdict_that_the_reports_do_not_bear_out_is_found()
    {
        using var sweep = new RecordedSweep().Begin(0).Report(0, 1, ("train_loss", 2.3)).Finish(
            0, TrialState.Diverged, 1, null, new Verdict("loss-not-finite", 1, "train_loss", double.NaN, null, "NaN."));

        Verify(sweep).Findings.ShouldHaveSingleItem().ShouldBe(
            "trial-0000: the recorded verdict is loss-not-finite at step 1 (NaN.); its reports give none.");
    }

    [Fact]
    public void A_verdict_that_was_never_given_is_found()
    {
        using var sweep = new RecordedSweep().Begin(0).Report(0, 1, ("train_loss", double.NaN))
            .Report(0, 100, ("accuracy", 0.9)).Finish(0, TrialState.Completed, 100, 0.9);

        Verify(sweep).Findings.ShouldHaveSingleItem().ShouldContain(
            "the recorded verdict is none; its reports give loss-not-finite");
    }

    [Fact]
    public void An_objective_or_an_end_that_the_reports_do_not_give_is_found()
    {
        using var objective = new RecordedSweep().Begin(0).Report(0, 100, ("accuracy", 0.9))
            .Finish(0, TrialState.Completed, 100, 0.91);
        using var early = new RecordedSweep().Begin(0).Report(0, 50, ("accuracy", 0.9))
            .Finish(0, TrialState.Completed, 50, 0.9);

        Verify(objective).Findings.ShouldHaveSingleItem().ShouldBe(
            "trial-0000: the recorded objective is 0.91, its reports give 0.9.");
        Verify(early).Findings.ShouldHaveSingleItem().ShouldBe("trial-0000: it counts as completed at step 50 of 100.");
    }

    [Fact]
    public void A_journal_without_a_sweep_or_of_another_definition_is_a_finding()
    {
        using var empty = new MemoryJournal();
        using var other = new RecordedSweep();
        other.Record(new TrialFinished(new TrialId(77), TrialState.Completed, 100, 0.9, null, null));

        SweepVerification.Verify("nowhere", empty).Findings.ShouldHaveSingleItem().ShouldContain("holds no sweep");
        Verify(other).Findings.ShouldHaveSingleItem().ShouldContain("the grid has only 6 trials");
    }

    [Fact]
    public void Of_very_many_findings_the_first_hundred_are_told_and_all_are_counted()
    {
        using var sweep = RecordedSweep.Whole();
        sweep.Record([.. Enumerable.Range(0, 250).Select(_ => new SweepCreated("", TimeSpan.Zero))]);

        var report = Verify(sweep);

        report.Findings.Length.ShouldBe(VerificationReport.FindingsMax);
        report.FindingCount.ShouldBeGreaterThan(500);
        report.IsSound.ShouldBeFalse();
    }

    private static VerificationReport Verify(RecordedSweep sweep) =>
        SweepVerification.Verify(sweep.Folder, sweep.Journal);
}
