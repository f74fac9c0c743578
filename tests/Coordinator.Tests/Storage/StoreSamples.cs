using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages;

namespace Sweep.Coordinator.Tests.Storage;

/// <summary>Groups of facts whose steps tell their place.</summary>
internal static class StoreSamples
{
    internal static SweepFacts Created(SweepId sweep, string name) => new(sweep,
        [new SweepFact.SweepCreated($$$"""{"metadata":{"name":"{{{name}}}"}}""", SampleFacts.Noon)]);

    internal static SweepFacts Reports(SweepId sweep, int count, long firstStep = 1) =>
        new(sweep, SampleFacts.Reports(count, firstStep));

    internal static JournalSnapshot Snapshot(long sequence) => new(sequence, new byte[] { (byte)sequence, 0, 255 });

    internal static long[] Steps(ISweepStore store, SweepId sweep)
    {
        using var reader = store.Reader(sweep);
        return [.. reader.Read().Select(recorded => recorded.Fact).OfType<SweepFact.MetricsReported>()
            .Select(report => report.Step)];
    }
}
