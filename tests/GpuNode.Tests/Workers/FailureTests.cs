using System.Collections.Concurrent;
using Sweep.GpuNode.Nodes;
using Sweep.GpuNode.Workers;
using Sweep.Messages;
using Sweep.Training;

namespace Sweep.GpuNode.Tests.Workers;

public class FailureTests
{
    [Fact]
    public void A_fault_of_the_device_may_be_tried_elsewhere() =>
        FailureOf(() => throw new DeviceFaultException("cuda:1", "an uncorrectable memory error"))
            .ShouldBe(new TrainingFailure(FailureClass.DeviceFault, "cuda:1: an uncorrectable memory error"));

    [Fact]
    public void A_lack_of_memory_is_a_class_of_its_own() =>
        FailureOf(() => throw new InsufficientMemoryException("no 40 GB")).Class.ShouldBe(FailureClass.OutOfMemory);

    [Fact]
    public void Any_other_exception_would_only_repeat_itself()
    {
        FailureOf(() => throw new IOException("the disk is gone"))
            .ShouldBe(new TrainingFailure(FailureClass.UserError, "IOException: the disk is gone"));
        FailureOf(() => throw new NotSupportedException("no such layer")).Class.ShouldBe(FailureClass.UserError);
    }

    [Fact]
    public void A_data_set_that_is_not_there_says_where_was_looked_and_nothing_else()
    {
        var order = Order() with { Spec = Specs.Mlp(steps: 8) with { Dataset = "absent" } };

        var failed = WorkerRun.Result(WorkerRun.Of(WorkerRun.Options(null, []), order));

        failed.ShouldBe(new TrainingResult.Failed(
            new TrainingFailure(FailureClass.UserError, "dataset 'absent' was not found; looked at /data")));
    }

    [Fact]
    public void A_reason_without_end_is_cut() =>
        FailureOf(() => throw new InvalidOperationException(new string('x', 100_000))).Reason.Length
            .ShouldBeLessThan(5000);

    [Fact]
    public void A_worker_trains_on_after_a_failure()
    {
        using var ends = new BlockingCollection<TrainingResult>();
        var engines = 0;
        var working = WorkerRun.Options(null, []);
        using var worker = new Worker(0, working with
        {
            Post = @event => _ = @event is NodeEvent.TrainingEnded ended && ends.TryAdd(ended.Result),
            CreateEngine = (shape, data) => ++engines > 1
                ? working.CreateEngine(shape, data)
                : throw new DeviceFaultException("cuda:0", "fell off the bus"),
        });

        worker.Start(Order());
        var first = ends.Take();
        worker.Start(Order());

        first.ShouldBeOfType<TrainingResult.Failed>();
        ends.Take().ShouldBe(new TrainingResult.Completed());
    }

    private static TrainingFailure FailureOf(Action thrower)
    {
        var options = WorkerRun.Options(null, []) with
        {
            CreateEngine = (_, _) =>
            {
                thrower();
                throw new InvalidOperationException("the test throws");
            },
        };
        return WorkerRun.Result(WorkerRun.Of(options, Order()))
            .ShouldBeOfType<TrainingResult.Failed>().Failure;
    }

    private static CoordinatorMessage.Assign Order() =>
        new(new AttemptId(new SweepId(1), new TrialId(0), 1), Specs.Mlp(steps: 8), 0);
}
