using Sweep.Messages;

namespace Sweep.GpuNode.Hosting;

/// <summary>A later process joined under this node's name, so this one stopped its trials and said nothing more.
/// </summary>
public sealed class NodeSupersededException(NodeId node) : Exception(
    $"a later process has joined under the name '{node}' and takes this one's place: its trials are stopped here. "
        + "If both should run, give each a --name of its own.");
