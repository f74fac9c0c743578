using System.Collections.Immutable;
using Sweep.Messages;

namespace Sweep.GpuNode.Tests.Workers;

public class ReportScheduleTests
{
    [Fact]
    public void A_trial_reports_at_its_first_step_at_every_multiple_and_at_its_last()
    {
        var spec = Specs.Synthetic(steps: 10) with { ReportEvery = 4, EvaluateEvery = 6 };

        var due = new List<long>();
        for (var step = 0L; step < 10; step = due[^1]) due.Add(ReportSchedule.NextAfter(spec, step));

        due.ShouldBe([1, 4, 6, 8, 10]);
        due.Where(step => ReportSchedule.IsReportDue(spec, step)).ShouldBe([1, 4, 8, 10]);
        due.Where(step => ReportSchedule.IsEvaluationDue(spec, step)).ShouldBe([6, 10]);
    }

    [Fact]
    public void The_last_report_up_to_a_step_is_the_one_that_was_due_there_or_before()
    {
        var spec = Specs.Synthetic(steps: 10) with { ReportEvery = 4, EvaluateEvery = 6 };

        ImmutableArray<long> last = [.. Enumerable.Range(0, 11).Select(step => ReportSchedule.LastUpTo(spec, step))];

        last.ShouldBe([0, 1, 1, 1, 4, 4, 6, 6, 8, 8, 10]);
    }
}
