using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.GpuNode.Tests.Workers;

public class ReportScheduleTests
{
    [Fact]
    public void A_trial_reports_at_its_first_step_at_every_multiple_and_at_its_last()
    {
        var schedule = new ReportSchedule(Steps: 10, EvaluateEvery: 6, ReportEvery: 4);

        var due = new List<long>();
        for (var step = 0L; step < 10; step = due[^1]) due.Add(schedule.NextAfter(step));

        due.ShouldBe([1, 4, 6, 8, 10]);
        due.Where(schedule.IsReportDue).ShouldBe([1, 4, 8, 10]);
        due.Where(schedule.IsEvaluationDue).ShouldBe([6, 10]);
    }

    [Fact]
    public void The_last_report_up_to_a_step_is_the_one_that_was_due_there_or_before()
    {
        var schedule = new ReportSchedule(Steps: 10, EvaluateEvery: 6, ReportEvery: 4);

        ImmutableArray<long> last = [.. Enumerable.Range(0, 11).Select(step => schedule.LastUpTo(step))];

        last.ShouldBe([0, 1, 1, 1, 4, 4, 6, 6, 8, 8, 10]);
    }

    [Theory]
    [InlineData(3000, 500, 100)] // The largest divisor of 500 that gives 30 to 60 reports.
    [InlineData(3000, 499, 100)] // 499 has none.
    [InlineData(10, 10, 1)]
    public void A_length_in_steps_gives_thirty_to_sixty_reports(long steps, long evaluateEvery, long reportEvery)
    {
        var spec = Specs.Synthetic(steps) with { ReportEvery = null, EvaluateEvery = evaluateEvery };

        ReportSchedule.Of(spec, stepsPerEpoch: null).ShouldBe(new ReportSchedule(steps, evaluateEvery, reportEvery));
    }

    [Theory]
    [InlineData(469, 46)] // MNIST in batches of 128: 7 x 67 has no divisor that gives 10 to 20 reports.
    [InlineData(600, 60)] // In batches of 100.
    [InlineData(7, 1)]
    public void A_length_in_epochs_is_evaluated_after_each_and_gives_ten_to_twenty_reports_an_epoch(
        long stepsPerEpoch, long reportEvery)
    {
        var spec = Specs.Synthetic(1) with { Length = TrialLength.Epochs(10), ReportEvery = null, EvaluateEvery = 1 };

        ReportSchedule.Of(spec, stepsPerEpoch)
            .ShouldBe(new ReportSchedule(10 * stepsPerEpoch, stepsPerEpoch, reportEvery));
    }

    [Fact]
    public void With_epochs_evaluations_are_counted_in_epochs_and_reports_in_steps()
    {
        var spec = Specs.Synthetic(1) with { Length = TrialLength.Epochs(3), ReportEvery = 2, EvaluateEvery = 2 };

        ReportSchedule.Of(spec, 5).ShouldBe(new ReportSchedule(Steps: 15, EvaluateEvery: 10, ReportEvery: 2));
        ReportSchedule.Of(spec with { EvaluateEvery = 9, ReportEvery = 99 }, 5)
            .ShouldBe(new ReportSchedule(Steps: 15, EvaluateEvery: 15, ReportEvery: 15));
    }

    [Fact]
    public void Epochs_have_no_steps_before_a_node_has_said_how_many() => Should.Throw<ArgumentNullException>(
        () => ReportSchedule.Of(Specs.Synthetic(1) with { Length = TrialLength.Epochs(3) }, stepsPerEpoch: null));
}
