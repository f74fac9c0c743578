using System.Buffers.Binary;
using Sweep.Messages;

namespace Sweep.Coordinator.Cluster;

/// <summary>A checkpoint as the store keeps it: the reported step, then the training as its node saved it.</summary>
internal static class StoredCheckpoint
{
    public static ReadOnlyMemory<byte> Encode(TrialCheckpoint checkpoint)
    {
        var bytes = new byte[sizeof(long) + checkpoint.Lane.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, checkpoint.ReportedStep);
        checkpoint.Lane.CopyTo(bytes.AsMemory(sizeof(long)));
        return bytes;
    }

    public static TrialCheckpoint Decode(ReadOnlyMemory<byte> bytes) => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes.Span), bytes[sizeof(long)..]);
}
