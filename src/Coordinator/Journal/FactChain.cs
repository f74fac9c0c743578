using System.Buffers.Binary;
using System.Numerics;

namespace Sweep.Coordinator.Journal;

/// <summary>CRC-32C (Castagnoli) over all that came before, a fact's sequence and its body: a fact that was changed,
/// removed, inserted or moved no longer fits its neighbours. Guards against accidents, not against forgers.</summary>
internal static class FactChain
{
    /// <summary>The checksum before the first fact.</summary>
    internal const uint Start = 0;

    /// <summary>The checksum of a fact from that of the fact before it.</summary>
    internal static uint Next(uint previous, long sequence, ReadOnlySpan<byte> body)
    {
        var state = BitOperations.Crc32C(~previous, (ulong)sequence);
        return ~Continue(state, body);
    }

    /// <summary>The plain CRC-32C of some bytes.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes) => ~Continue(~0u, bytes);

    private static uint Continue(uint state, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes) state = BitOperations.Crc32C(state, value);
        return state;
    }
}
