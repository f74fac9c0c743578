namespace Sweep.Fuzz;

/// <param name="Bytes">What the reader gets.</param>
/// <param name="AllocatedBytesMax">More is unbounded memory.</param>
/// <param name="IsAccepted">Reads: true when accepted, false when refused as documented; anything else throws.</param>
internal sealed record FuzzInput(byte[] Bytes, long AllocatedBytesMax, Func<bool> IsAccepted);
