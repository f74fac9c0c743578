using Sweep.Actors;
using Sweep.Actors.Host.Links;
using Sweep.Actors.Links;
using Sweep.Messages;
using Sweep.Messages.Wire;

namespace Sweep.Coordinator.Links;

/// <summary>What a process gives to the links that it accepts.</summary>
public sealed record LinkServerOptions
{
    public required IClock Clock { get; init; }

    /// <summary>Greater at each start of a coordinator on the same store: the lease's fencing number. Sessions carry
    /// it, so that none of an earlier life is gone on with.</summary>
    public required long Epoch { get; init; }

    /// <summary>A node speaks. May wait for a moment; it is not called again for the same node meanwhile. The last is
    /// to be called once all that the message caused is durable; it is null where a later message's will do for both.
    /// </summary>
    public required Action<NodeIncarnation, NodeMessage, Action?> Receive { get; init; }

    /// <summary>Told what went wrong with a connection, for the log.</summary>
    public Action<string> Report { get; init; } = _ => { };

    /// <summary>Counts what happens on the links; null: nobody does.</summary>
    public LinkTally? Tally { get; init; }

    public LinkOptions Link { get; init; } = new();

    public ProtocolVersions Versions { get; init; } = ProtocolVersions.Own;

    /// <summary>Messages handed to <see cref="Receive"/> and not yet durable, over all nodes. Below what its mailbox
    /// holds, so that it never waits.</summary>
    public int DeliveriesMax { get; init; } = 3072;

    /// <summary>How long an absent node's session is kept.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromMinutes(10);
}
