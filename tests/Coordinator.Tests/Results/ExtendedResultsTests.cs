using Sweep.Coordinator.Cluster;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Results;
using Sweep.Coordinator.Tests.Cluster;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Coordinator.Verification;
using Sweep.Messages;
using static Sweep.Coordinator.Tests.Cluster.ClusterScene;

namespace Sweep.Coordinator.Tests.Results;

/// <summary>Goal: how a sweep came to its cells leaves no trace in its results. Method: one sweep is extended twice, or
/// has a trial retried, another is run at once, and their files are compared byte for byte.</summary>
public class ExtendedResultsTests
{
    private static readonly string[] Compared = ["trials.csv", "reports.csv", "summary.json"];

    private static SweepDefinition Whole => Definition(1, 0.5, 0.01, 0.1) with { Seeds = [7, 1, 0] };

    [Fact]
    public void An_extended_sweep_gives_the_files_of_the_extended_definition()
    {
        var extended = Run(Definition(1, 0.1), Definition(2, 0.01, 0.1), Whole);
        var atOnce = Run(Whole);

        using var one = Write(extended);
        using var other = Write(atOnce);

        foreach (var name in Compared) one.Read(name).ShouldBe(other.Read(name), name);
        one.Findings.ShouldBeEmpty();
        extended.Facts.OfType<SweepFact.TrialFinished>().Count().ShouldBe(9);
    }

    [Fact]
    public void A_retried_trial_gives_the_files_of_one_that_never_failed()
    {
        var retried = new ClusterScene(Whole);
        retried.Join(A, capacity: 1);
        var attempt = retried.State.Fleet[A].Held[0];
        retried.Hear(A, new NodeMessage.Began(attempt, "cpu:0", double.NaN, double.NaN, 5));
        retried.Hear(A, new NodeMessage.Reported(attempt, 1, [new MetricValue(MetricNames.TrainLoss, 99)]));
        retried.Hear(A, new NodeMessage.Ended(
            attempt, AttemptOutcome.Failed, 1, new TrainingFailure(FailureClass.UserError, "other data")));
        RunToTheEnd(retried);
        retried.Ask(new ClusterRequest.Retry(First, 0, [new FailedTrial(attempt.Trial, 1, "other data")]));
        RunToTheEnd(retried);

        using var one = Write(retried);
        using var other = Write(Run(Whole));

        foreach (var name in Compared) one.Read(name).ShouldBe(other.Read(name), name);
        one.Findings.ShouldBeEmpty();
    }

    private static ClusterScene Run(params SweepDefinition[] definitions)
    {
        var scene = new ClusterScene(null);
        scene.Join(A, capacity: 2);
        foreach (var definition in definitions)
        {
            scene.Submit(definition).ShouldBeOfType<ClusterReply.Accepted>();
            RunToTheEnd(scene);
        }

        return scene;
    }

    private static void RunToTheEnd(ClusterScene scene)
    {
        while (scene.State.Fleet[A].Held is [.., var attempt])
        {
            scene.Hear(A, new NodeMessage.Began(attempt, "cpu:0", double.NaN, double.NaN, 5));
            foreach (var step in (long[])[1, 5, 10]) scene.Hear(A, Measured(scene, attempt, step));
            scene.Hear(A, new NodeMessage.Ended(attempt, AttemptOutcome.Completed, 1, null));
        }
    }

    /// <summary>Depends on what is trained, not on the trial's number.</summary>
    private static NodeMessage.Reported Measured(ClusterScene scene, AttemptId attempt, long step)
    {
        var spec = scene.Sweep.Plan.SpecOf(attempt.Trial);
        var loss = spec.Optimizer.Number("lr") + (spec.Seed / 1000.0) + (1.0 / step);
        return new NodeMessage.Reported(attempt, step, step == 10
            ? [new(MetricNames.TrainLoss, loss), new(MetricNames.Accuracy, 1 - (loss / 10))]
            : [new(MetricNames.TrainLoss, loss)]);
    }

    private static Written Write(ClusterScene scene)
    {
        var written = new Written();
        using var journal = new MemoryJournal();
        journal.Append([.. scene.Facts]);
        ResultFiles.Write(written.Folder.Path, scene.Sweep.Plan, journal);
        written.Findings.AddRange(SweepVerification.Verify(written.Folder.Path, journal).Findings);
        return written;
    }

    private sealed class Written : IDisposable
    {
        public ScratchFolder Folder { get; } = new();

        public List<string> Findings { get; } = [];

        public string Read(string name) => File.ReadAllText(Path.Combine(Folder.Path, name));

        public void Dispose() => Folder.Dispose();
    }
}
