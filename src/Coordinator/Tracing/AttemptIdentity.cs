using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using Sweep.Messages;

namespace Sweep.Coordinator.Tracing;

/// <summary>The trace of an attempt and its root span, worked out from what the journal has. So a coordinator that
/// takes over in mid-attempt names the same ones, and nothing need be kept or said for that.</summary>
internal static class AttemptIdentity
{
    private static readonly double SharePerHash = Math.Pow(2, -64);

    /// <param name="createdAt">When the sweep was submitted, in units of 100 ns since the epoch: with its number, what
    /// tells it from those of other stores.</param>
    /// <param name="attempt">Which attempt.</param>
    /// <param name="ratio">The share of attempts that are recorded, 0 to 1.</param>
    public static ActivityContext ContextOf(TimeSpan createdAt, AttemptId attempt, double ratio)
    {
        Span<byte> key = stackalloc byte[(4 * sizeof(long)) + "sweep".Length];
        "sweep"u8.CopyTo(key[(4 * sizeof(long))..]);
        BinaryPrimitives.WriteInt64LittleEndian(key, createdAt.Ticks);
        BinaryPrimitives.WriteInt64LittleEndian(key[sizeof(long)..], attempt.Sweep.Number);
        BinaryPrimitives.WriteInt64LittleEndian(key[(2 * sizeof(long))..], attempt.Trial.Number);
        BinaryPrimitives.WriteInt64LittleEndian(key[(3 * sizeof(long))..], attempt.Number);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        var place = BinaryPrimitives.ReadUInt64LittleEndian(hash[24..]) * SharePerHash;
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(hash[..16]),
            ActivitySpanId.CreateFromBytes(hash[16..24]),
            place < ratio || ratio >= 1 ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None);
    }
}
