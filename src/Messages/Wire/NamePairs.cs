using System.Diagnostics;

namespace Sweep.Messages.Wire;

/// <summary>Names of ours and of the contracts that mean the same, for both directions.</summary>
/// <param name="what">For errors.</param>
/// <param name="pairs">Each name once on its side.</param>
internal sealed class NamePairs<TOwn, TWire>(string what, params (TOwn Own, TWire Wire)[] pairs)
    where TOwn : struct, Enum
    where TWire : struct, Enum
{
    private readonly Dictionary<TOwn, TWire> _toWire = pairs.ToDictionary(pair => pair.Own, pair => pair.Wire);
    private readonly Dictionary<TWire, TOwn> _toOwn = pairs.ToDictionary(pair => pair.Wire, pair => pair.Own);

    public TWire Of(TOwn own) => _toWire.TryGetValue(own, out var wire)
        ? wire
        : throw new UnreachableException($"no contract for {own}");

    /// <summary>Null when this program does not know the name.</summary>
    public TOwn? Find(TWire wire) => _toOwn.TryGetValue(wire, out var own) ? own : null;

    /// <exception cref="FrameRefusedException">This program does not know the name.</exception>
    public TOwn From(TWire wire) => _toOwn.TryGetValue(wire, out var own)
        ? own
        : throw new FrameRefusedException(Convert.ToInt32(wire, null) is 0
            ? $"a message has no {what}"
            : $"{what} {wire:D} is one that {ProtocolVersions.Remedy}");
}
