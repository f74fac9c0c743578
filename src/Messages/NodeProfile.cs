using System.Collections.Immutable;

namespace Sweep.Messages;

/// <summary>What a node is, for placement and for people.</summary>
/// <param name="Devices">At least one; names are distinct.</param>
/// <param name="Labels">What selectors of definitions compare with: keys and values of up to 63 characters.</param>
/// <param name="Version">The program's version.</param>
public sealed record NodeProfile(
    ImmutableArray<NodeDevice> Devices, ImmutableSortedDictionary<string, string> Labels, string Version)
{
    /// <summary>Lanes of all devices: trials that train at once.</summary>
    public int Lanes => Devices.Sum(device => device.Lanes);

    /// <summary>A node with one device and no labels.</summary>
    public static NodeProfile Single(NodeDevice device, string version) =>
        new([device], ImmutableSortedDictionary<string, string>.Empty, version);
}
