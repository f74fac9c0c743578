using System.Diagnostics.CodeAnalysis;

namespace Sweep.Messages.Wire;

/// <summary>The versions of the protocol that a program speaks: all from <paramref name="Minimum"/> to
/// <paramref name="Current"/>. A version is raised when a message kind or a rule is added that older programs do not
/// know; a field that may be left out raises nothing.</summary>
public readonly record struct ProtocolVersions(int Minimum, int Current)
{
    /// <summary>What this program speaks.</summary>
    public static ProtocolVersions Own => new(1, 1);

    /// <summary>For people, about something that this program has never heard of.</summary>
    internal static string Remedy =>
        $"version {Own.Current} of the protocol does not have; the other end is newer: update this one";

    /// <summary>The highest version that both speak.</summary>
    /// <param name="node">What the node speaks.</param>
    /// <param name="agreed">The version, if there is one.</param>
    /// <param name="refusal">For people, if there is none: who must be updated.</param>
    public bool TryAgree(ProtocolVersions node, out int agreed, [NotNullWhen(false)] out string? refusal)
    {
        agreed = Math.Min(Current, node.Current);
        refusal = null;
        if (agreed >= Minimum && agreed >= node.Minimum) return true;
        var older = node.Current < Minimum ? "node" : "coordinator";
        refusal = $"the node speaks version {node} of the protocol and the coordinator {this}; update the {older}";
        return false;
    }

    public override string ToString() => Minimum == Current ? $"{Current}" : $"{Minimum} to {Current}";
}
