using Sweep.Coordinator.Journal;

namespace Sweep.Cli.Running;

/// <summary>Carries facts from the coordinator's thread to the one that shows them, without making either wait.
/// </summary>
internal sealed class FactFeed
{
    private readonly Lock gate = new();
    private List<SweepFact> incoming = [];

    public void Add(IReadOnlyList<RecordedFact> facts)
    {
        lock (gate)
        {
            foreach (var recorded in facts) incoming.Add(recorded.Fact);
        }
    }

    /// <summary>All facts since the last call, in order.</summary>
    public IReadOnlyList<SweepFact> Take()
    {
        lock (gate)
        {
            var taken = incoming;
            incoming = [];
            return taken;
        }
    }
}
