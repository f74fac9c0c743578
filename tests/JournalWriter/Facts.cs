using Sweep.Coordinator.Journal;
using Sweep.Messages;

namespace Sweep.JournalWriter;

/// <summary>Facts that tell their own place, so that a test can see that none was lost or repeated.</summary>
internal static class Facts
{
    internal static SweepFact[] After(long sequence, int count) =>
        [.. Enumerable.Range(1, count).Select(offset => At(sequence + offset))];

    private static SweepFact At(long sequence) => new SweepFact.MetricsReported(
        new TrialId(sequence % 7), 1, sequence, [new MetricValue("loss", sequence / 3.0)]);
}
