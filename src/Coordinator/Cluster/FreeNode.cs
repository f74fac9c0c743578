using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>A node with room, in the order in which nodes are filled: the one with most room first.</summary>
internal sealed record FreeNode(int Free, NodeId Node) : IComparable<FreeNode>
{
    public static FreeNode? Of(FleetNode node) => node.Free > 0 ? new FreeNode(node.Free, node.Id) : null;

    public int CompareTo(FreeNode? other)
    {
        if (other is null) return 1;
        var order = other.Free.CompareTo(Free);
        return order != 0 ? order : Node.CompareTo(other.Node);
    }
}
