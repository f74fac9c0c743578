using Sweep.GpuNode.Nodes;
using Sweep.Messages;
using static Sweep.GpuNode.Tests.Workers.WorkerRun;

namespace Sweep.GpuNode.Tests.Workers;

public sealed class WorkerTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("sweep-worker-").FullName;
    private readonly List<string> _warnings = [];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_training_begins_reports_on_schedule_and_completes()
    {
        var events = Run(new CoordinatorMessage.Assign(AttemptOf(0, 1), Specs.Mlp(steps: 8), 0));

        var began = events[0].ShouldBeOfType<NodeEvent.TrainingBegan>();
        began.GuessLoss.ShouldBe(Math.Log(2), 1e-12);
        began.GuessAccuracy.ShouldBe(0.5);
        Reports(events).Select(r => r.Step).ShouldBe([1, 2, 4, 6, 8]);
        Reports(events).Last().Values.Select(v => v.Name).ShouldBe(["train_loss", "loss", "accuracy"]);
        Result(events).ShouldBe(new TrainingResult.Completed());
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_the_training_at_that_step()
    {
        var events = Run(new CoordinatorMessage.Assign(AttemptOf(0, 1), Specs.Mlp(1000, "sgd", lr: 1e30), 0));

        Result(events).ShouldBe(new TrainingResult.Halted());
        var last = Reports(events).Last();
        double.IsFinite(last.Values.Single().Value).ShouldBeFalse();
        last.Step.ShouldBeLessThan(10);
    }

    [Fact]
    public void A_training_that_goes_on_from_a_checkpoint_reports_what_an_uninterrupted_one_does()
    {
        var spec = Specs.Mlp(steps: 40_000) with { ReportEvery = 500, EvaluateEvery = 5000 };
        var whole = Reports(Run(new CoordinatorMessage.Assign(AttemptOf(0, 1), spec, 0)));

        var first = Run(new CoordinatorMessage.Assign(AttemptOf(1, 1), spec, 0), stopAfterReports: 5);
        var reportedStep = Reports(first).Last().Step;
        var second = Run(new CoordinatorMessage.Assign(AttemptOf(1, 2), spec, reportedStep));

        Result(first).ShouldBe(new TrainingResult.Stopped());
        Reports(second)[0].Step.ShouldBeGreaterThan(reportedStep);
        Dump(Reports(first).Concat(Reports(second))).ShouldBe(Dump(whole));
        Directory.GetFiles(_directory).ShouldBeEmpty();
    }

    [Fact]
    public void A_lenet_that_was_stopped_amid_an_epoch_goes_on_with_the_same_bits()
    {
        var spec = Specs.Lenet(epochs: 3);
        var whole = Reports(Run(new CoordinatorMessage.Assign(AttemptOf(0, 1), spec, 0)));

        var first = Run(new CoordinatorMessage.Assign(AttemptOf(1, 1), spec, 0), stopAfterReports: 4);
        var second = Run(new CoordinatorMessage.Assign(AttemptOf(1, 2), spec, ReportedStep: 8));

        Reports(first).Select(r => r.Step).ShouldBe([1, 4, 6, 8]);
        Reports(second).Select(r => r.Step).ShouldBe([12, 16, 18]);
        Dump(Reports(first).Concat(Reports(second))).ShouldBe(Dump(whole));
    }

    [Fact]
    public void A_training_in_epochs_says_how_many_steps_one_has_and_is_evaluated_after_each()
    {
        var spec = Specs.Mlp(steps: 1) with
        {
            BatchSize = 30,
            Length = TrialLength.Epochs(2),
            EvaluateEvery = 1,
            ReportEvery = null,
        };

        var events = Run(new CoordinatorMessage.Assign(AttemptOf(0, 1), spec, 0));

        events[0].ShouldBeOfType<NodeEvent.TrainingBegan>().StepsPerEpoch.ShouldBe(4);
        Reports(events).Where(r => r.Values.Any(v => v.Name == "accuracy")).Select(r => r.Step).ShouldBe([4, 8]);
        Result(events).ShouldBe(new TrainingResult.Completed());
    }

    [Theory]
    [InlineData("mlp", "tiny")]
    [InlineData("lenet", "images")]
    public void A_network_sees_its_inputs_normalised(string model, string dataset)
    {
        var plain = Specs.Lenet(epochs: 1) with { Model = model, Dataset = dataset, Normalise = null };
        var normalised = plain with { Normalise = new InputNormalisation(0.1307, 0.3081) };

        var (one, two) = (Run(new CoordinatorMessage.Assign(AttemptOf(0, 1), plain, 0)),
            Run(new CoordinatorMessage.Assign(AttemptOf(0, 1), normalised, 0)));

        Result(two).ShouldBe(new TrainingResult.Completed());
        Dump(Reports(two)).ShouldNotBe(Dump(Reports(one)));
    }

    [Fact]
    public void Lenet_refuses_images_that_it_cannot_read()
    {
        var spec = Specs.Lenet(epochs: 1) with { Dataset = "tiny" };

        var failed = Result(Run(new CoordinatorMessage.Assign(AttemptOf(0, 1), spec, 0)));

        failed.ShouldBeOfType<TrainingResult.Failed>().Failure.Reason.ShouldContain("lenet");
    }

    [Fact]
    public void A_checkpoint_that_is_ahead_of_the_journal_is_not_used()
    {
        var spec = Specs.Mlp(steps: 40_000) with { ReportEvery = 500, EvaluateEvery = 5000 };
        Run(new CoordinatorMessage.Assign(AttemptOf(1, 1), spec, 0), stopAfterReports: 5);

        var second = Run(new CoordinatorMessage.Assign(AttemptOf(1, 2), spec, ReportedStep: 1));

        Reports(second)[0].Step.ShouldBe(1);
    }

    [Fact]
    public void A_damaged_checkpoint_is_told_and_the_trial_starts_from_its_beginning()
    {
        File.WriteAllBytes(Path.Combine(_directory, "sweep-0001.trial-0000.checkpoint"), new byte[100]);

        var events = Run(new CoordinatorMessage.Assign(AttemptOf(0, 2), Specs.Mlp(steps: 8), 8));

        Reports(events)[0].Step.ShouldBe(1);
        _warnings.Single().ShouldContain("starts from step 0");
    }

    [Fact]
    public void A_training_that_cannot_begin_is_a_deterministic_failure_with_its_reason()
    {
        var spec = Specs.Mlp(steps: 8) with { BatchSize = 1_000 };

        var failed = Result(Run(new CoordinatorMessage.Assign(AttemptOf(0, 1), spec, 0)));

        var failure = failed.ShouldBeOfType<TrainingResult.Failed>().Failure;
        failure.Class.ShouldBe(FailureClass.UserError);
        failure.Reason.ShouldContain("1000");
    }

    [Fact]
    public void Every_optimizer_of_the_catalogue_can_be_trained()
    {
        foreach (var name in Messages.Definition.OptimizerCatalog.Names)
        {
            Result(Run(new CoordinatorMessage.Assign(AttemptOf(0, 1), Specs.Mlp(steps: 3, name), 0)))
                .ShouldBe(new TrainingResult.Completed(), name);
        }
    }

    private static AttemptId AttemptOf(long trial, int attempt) => new(new SweepId(1), new TrialId(trial), attempt);

    private List<NodeEvent> Run(CoordinatorMessage.Assign order, int stopAfterReports = int.MaxValue) =>
        WorkerRun.Of(WorkerRun.Options(_directory, _warnings), order, stopAfterReports);
}
