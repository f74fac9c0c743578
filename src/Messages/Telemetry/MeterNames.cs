using System.Collections.Immutable;

namespace Sweep.Messages.Telemetry;

/// <summary>Names of the meters that make our instruments. A meter's version is the program's.</summary>
public static class MeterNames
{
    public const string Coordinator = "Sweep.Coordinator";

    public const string Node = "Sweep.Node";

    public const string Links = "Sweep.Links";

    public static ImmutableArray<string> All { get; } = [Coordinator, Node, Links];
}
