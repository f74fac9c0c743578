using System.Globalization;
using Sweep.Actors;
using Sweep.Actors.Simulation;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Storage;
using Sweep.Messages;

namespace Sweep.Simulation;

/// <summary>A whole cluster on one thread: the real deciders and shells, with virtual time, a network that delays but
/// keeps the order of each direction, and seeded faults.</summary>
internal sealed class SimulatedCluster
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromDays(30);

    private readonly Dictionary<string, TimeSpan> _lastArrival = [];
    private readonly SortedDictionary<NodeId, SimulatedNode> _nodes = [];
    private readonly Prng _network;

    public SimulatedCluster(ulong seed, SweepDefinition definition, int nodes = 2, int slots = 2)
    {
        Simulator = new Simulator(seed);
        _network = Simulator.Random.Fork("network");
        Coordinator = new SimulatedCoordinator(this, definition, new MemoryStore());
        for (var i = 0; i < nodes; i++)
        {
            var id = new NodeId($"gpu-{i}");
            _nodes[id] = new SimulatedNode(this, id, slots);
        }
    }

    public Simulator Simulator { get; }

    public SimulatedCoordinator Coordinator { get; }

    public IReadOnlyCollection<SimulatedNode> Nodes => _nodes.Values;

    /// <summary>Starts all that is down.</summary>
    public void Start()
    {
        Coordinator.Start();
        foreach (var node in _nodes.Values) node.Start();
    }

    /// <summary>Everything dies at once; the journal stays.</summary>
    public void Crash()
    {
        Coordinator.Crash();
        foreach (var node in _nodes.Values) node.Crash();
    }

    public void RunUntilDone() => Simulator.RunUntil(() => Coordinator.Outcome is not null, TimeLimit);

    public void SendToNode(NodeIncarnation node, CoordinatorMessage message) =>
        Deliver($"to {node}", message.ToString(), () => _nodes[node.Node].Receive(node, message));

    public void SendToCoordinator(NodeIncarnation node, NodeMessage message) =>
        Deliver("to coordinator", $"{node} {message}", () => Coordinator.Receive(node, message));

    /// <summary>What depends on the definition alone: each trial's terminal record and its kept reports, in grid order.
    /// </summary>
    public string Results()
    {
        var lines = new List<string>();
        var reported = (Trial: new TrialId(-1), Step: 0L);
        foreach (var (_, fact) in Coordinator.Journal.ReadByTrial())
        {
            if (fact is SweepFact.TrialFinished f)
            {
                lines.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{f.Trial} {f.State} {f.Steps} {f.Objective:R} {f.Verdict}"));
            }
            else if (fact is SweepFact.MetricsReported r && (r.Trial != reported.Trial || r.Step > reported.Step))
            {
                reported = (r.Trial, r.Step);
                lines.Add($"{r.Trial} {r.Step} {string.Join(' ', r.Values)}");
            }
        }

        return string.Join('\n', lines);
    }

    private void Deliver(string direction, string? what, Action deliver)
    {
        var arrival = Simulator.Now + _network.Between(TimeSpan.FromMicroseconds(50), TimeSpan.FromMilliseconds(20));
        arrival = TimeSpan.FromTicks(Math.Max(arrival.Ticks, _lastArrival.GetValueOrDefault(direction).Ticks));
        _lastArrival[direction] = arrival;
        Simulator.Schedule(arrival - Simulator.Now, $"{direction} {what}", deliver);
    }
}
