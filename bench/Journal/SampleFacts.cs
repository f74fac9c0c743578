using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.JournalBenchmark;

/// <summary>The facts of a sweep of short trials as a coordinator with four workers records them: per trial an
/// assignment, a beginning, twelve reports (every third with an evaluation), an end and a terminal record, interleaved
/// with the facts of the three other trials that run beside it.</summary>
internal static class SampleFacts
{
    internal const int PerTrial = 16;
    private const int Workers = 4;

    internal static IEnumerable<SweepFact> Of(int trials)
    {
        for (var first = 0; first < trials; first += Workers)
        {
            for (var place = 0; place < PerTrial; place++)
            {
                for (var trial = first; trial < Math.Min(first + Workers, trials); trial++)
                    yield return At(new TrialId(trial), place);
            }
        }
    }

    private static SweepFact At(TrialId trial, int place)
    {
        var now = TimeSpan.FromSeconds(1_790_000_000) + TimeSpan.FromMilliseconds((trial.Number * PerTrial) + place);
        return place switch
        {
            0 => new SweepFact.AttemptAssigned(trial, 1, new NodeId("local"), now),
            1 => new SweepFact.AttemptBegan(trial, 1, "cpu:0", Math.Log(10), 0.1135, now),
            PerTrial - 2 => new SweepFact.AttemptEnded(trial, 1, AttemptOutcome.Completed, 0.8125, null, now),
            PerTrial - 1 => new SweepFact.TrialFinished(trial, TrialState.Completed, 3000, 0.9712, null, null),
            _ => Report(trial, place - 1),
        };
    }

    private static SweepFact.MetricsReported Report(TrialId trial, int number)
    {
        var trainLoss = new MetricValue(MetricNames.TrainLoss, 2.3 / (number + (trial.Number % 97 / 100.0)));
        if (number % 3 != 0) return new SweepFact.MetricsReported(trial, 1, number * 250, [trainLoss]);
        var loss = new MetricValue(MetricNames.Loss, trainLoss.Value * 1.01);
        return new SweepFact.MetricsReported(
            trial, 1, number * 250, [trainLoss, loss, new MetricValue(MetricNames.Accuracy, 0.9 + (number / 200.0))]);
    }
}
