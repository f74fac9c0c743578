using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>The fields that say where trials run, and what happens to one that is interrupted.</summary>
public static class PlacementFields
{
    private static readonly ValueKind AttemptsMax = new ValueKind.Limit(0, 1_000_000, "unlimited");

    public static ImmutableArray<DefinitionField> Placement { get; } =
    [
        new("labels", "Labels that a node must carry, each with the value given here.") { Default = "any node" },
        new("device", "The kind of device to train on.")
            { Kind = new ValueKind.Choice(["cpu", "cuda"]), Default = "any" },
    ];

    public static ImmutableArray<DefinitionField> Checkpoints { get; } =
    [
        new("every", "Training time between two checkpoints of a trial.")
            { Kind = new ValueKind.Duration { Min = TimeSpan.FromSeconds(1) }, Default = "10s" },
        new("to", "Where to: the node's folder, which nodes may share, or the coordinator's store.")
            { Kind = new ValueKind.Choice(["folder", "coordinator"]), Default = "folder" },
    ];

    public static ImmutableArray<DefinitionField> Retries { get; } =
    [
        new("outOfMemory", "The device or the machine had no memory left.") { Kind = AttemptsMax, Default = "0" },
        new("deviceFault", "The device failed or answered wrongly.") { Kind = AttemptsMax, Default = "0" },
        new("lost", "The trial's node died or fell silent.") { Kind = AttemptsMax, Default = "100" },
        new("preempted", "The trial's node was drained or left.") { Kind = AttemptsMax, Default = "unlimited" },
    ];
}
