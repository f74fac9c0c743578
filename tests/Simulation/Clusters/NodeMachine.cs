using Sweep.Messages;

namespace Sweep.Simulation.Clusters;

/// <summary>A machine that bears a node's name, and the processes that ran on it; of several that live at once, the
/// latest counts.</summary>
internal sealed class NodeMachine(LinkedCluster cluster, NodeId id, NodeProfile profile)
{
    private readonly List<NodeProcess> _processes = [];

    public NodeId Id { get; } = id;

    public NodeProcess? Latest => _processes.LastOrDefault();

    public bool IsUp => Latest is { IsUp: true };

    /// <summary>Also beside one that lives.</summary>
    public void Start()
    {
        var incarnation = new NodeIncarnation(Id, _processes.Count + 1);
        var process = new NodeProcess(cluster, incarnation, profile, cluster.DrawClock($"{incarnation}"));
        _processes.Add(process);
        process.Start();
    }

    public void StartIfDown()
    {
        if (!IsUp) Start();
    }

    public void ThawAll()
    {
        foreach (var process in _processes) process.Thaw();
    }
}
