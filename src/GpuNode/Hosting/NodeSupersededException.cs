using Sweep.Messages;

namespace Sweep.GpuNode.Hosting;

/// <summary>A later process joined under this node's name, so this one stopped its trials and said nothing more.
/// </summary>
public sealed class NodeSupersededException(NodeId node) : Exception(
    $"another process has joined as '{node}' since, and this one has stopped; give each node a --name of its own");
