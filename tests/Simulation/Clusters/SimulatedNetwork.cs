using Sweep.Actors;
using Sweep.Actors.Links;
using Sweep.Actors.Simulation;
using Sweep.Messages;
using Event = Sweep.Actors.Links.LinkEvent<System.ReadOnlyMemory<byte>>;
using Frame = Sweep.Actors.Links.LinkFrame<System.ReadOnlyMemory<byte>>;

namespace Sweep.Simulation.Clusters;

/// <summary>Carries frames, and loses, repeats, reorders and delays them; breaks connections, and cuts machines off
/// for a while. Each end hears of a broken connection at its own time, or not at all.</summary>
internal sealed class SimulatedNetwork(Simulator simulator, FaultPlan plan, Occurrences occurrences)
{
    private readonly Prng _random = simulator.Random.Fork("network");
    private readonly Dictionary<NodeId, TimeSpan> _cutOffUntil = [];
    private long _lastConnection;

    public bool IsHealed { get; set; }

    public void CutOff(NodeId node, TimeSpan time)
    {
        occurrences.Add(Fault.Partition);
        _cutOffUntil[node] = simulator.Now + time;
    }

    /// <param name="node">Who dials.</param>
    /// <param name="connection">As the node numbers it.</param>
    /// <param name="find">Who answers, once the call arrives; null: nobody.</param>
    public void Dial(NodeProcess node, LinkConnection connection, Func<CoordinatorProcess?> find) =>
        Later(plan.FrameDelay, $"{node.Incarnation} dials {connection}", () =>
        {
            if (IsCutOff(node) || Happens(plan.Break, Fault.CallFailed) || find() is not { IsUp: true } coordinator)
            {
                node.Hear(new Event.Disconnected(connection, "nobody answers"));
                return;
            }

            var cable = new Cable(node, connection, coordinator, new LinkConnection(++_lastConnection));
            node.Plug(cable);
            coordinator.Plug(cable);
            node.Hear(new Event.Connected(connection));
        });

    public void ToNode(Cable cable, Frame frame) =>
        Carry(cable, frame, Direction.ToNode, () => cable.Node.Hear(new Event.Received(cable.AtNode, frame)));

    public void ToCoordinator(Cable cable, Frame frame) =>
        Carry(cable, frame, Direction.ToCoordinator, () => cable.Coordinator.Hear(cable, frame));

    public void Break(Cable cable, string reason)
    {
        if (cable.IsBroken) return;
        cable.IsBroken = true;
        Later(plan.FrameDelay, $"{cable} breaks", () =>
        {
            if (!IsCutOff(cable.Node)) cable.Node.Hear(new Event.Disconnected(cable.AtNode, reason));
        });
        Later(plan.FrameDelay, $"{cable} broke", () =>
        {
            if (!IsCutOff(cable.Node)) cable.Coordinator.HearEnd(cable, reason);
        });
    }

    private void Carry(Cable cable, Frame frame, Direction direction, Action arrive)
    {
        if (cable.IsBroken) return;
        if (Happens(plan.Break, Fault.ConnectionCut)) Break(cable, "cut");
        if (Happens(plan.Lose, Fault.FrameLost)) return;
        var label = $"{cable} {(direction == Direction.ToNode ? "<-" : "->")} {Describe(frame)}";
        var copies = Happens(plan.Repeat, Fault.FrameRepeated) ? 2 : 1;
        for (var copy = 0; copy < copies; copy++)
        {
            // Frames of a broken connection may still arrive: the other end has not heard of its end.
            var delay = Happens(plan.Reorder) ? plan.FrameDelay * _random.NextBelow(4) : plan.FrameDelay;
            if (delay > plan.FrameDelay) occurrences.Add(Fault.FrameDelayed);
            if (cable.IsOvertaken(direction, simulator.Now + delay)) occurrences.Add(Fault.FrameOvertook);
            simulator.Schedule(delay, label, () =>
            {
                if (!IsCutOff(cable.Node)) arrive();
            });
        }
    }

    private static string Describe(Frame frame) => frame switch
    {
        Frame.Data f => $"{f.Number} of {f.Message.Length} bytes",
        Frame.Acknowledged f => $"ack {f.Number}",
        Frame.KeepAlive f => $"keep-alive {f.Sent}",
        Frame.Hello f => $"hello {f.Session}",
        Frame.Welcome f => $"welcome {f.Session}",
        Frame.Refused f => $"refused {f.Refusal.Kind}",
        _ => frame.GetType().Name,
    };

    private bool IsCutOff(NodeProcess node) =>
        !IsHealed && _cutOffUntil.GetValueOrDefault(node.Incarnation.Node) > simulator.Now;

    private void Later(TimeSpan about, string label, Action deliver) =>
        simulator.Schedule(_random.Between(TimeSpan.Zero, about * 2), label, deliver);

    private bool Happens(Ratio chance) => !IsHealed && _random.Chance(chance);

    private bool Happens(Ratio chance, Fault fault)
    {
        var happens = Happens(chance);
        if (happens) occurrences.Add(fault);
        return happens;
    }
}
