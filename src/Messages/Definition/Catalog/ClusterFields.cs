using System.Collections.Immutable;

namespace Sweep.Messages.Definition;

/// <summary>The fields of spec that only a Kubernetes cluster heeds: checked everywhere, and no part of what a
/// definition is.</summary>
public static class ClusterFields
{
    public static ImmutableArray<DefinitionField> All { get; } =
    [
        new("suspend", "Only in Kubernetes: whether the sweep is paused; what it has done stays.")
            { Kind = new ValueKind.Flag(), Default = "false" },
        new("ttlSecondsAfterFinished",
            "Only in Kubernetes: so many seconds after its end the resource is deleted; its results stay longer.")
            { Kind = new ValueKind.Whole(0, int.MaxValue), Default = "never" },
        new("activeDeadlineSeconds",
            "Only in Kubernetes: so many seconds after its start the sweep is stopped; it then counts as failed.")
            { Kind = new ValueKind.Whole(1, int.MaxValue), Default = "no limit" },
        new("nodes", "Only in Kubernetes: how many node agents are to run for the sweep.")
            { Kind = new ValueKind.Whole(0, 10_000), Default = "as many as there are" },
    ];
}
