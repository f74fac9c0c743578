using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sweep.Training.Cpu;

/// <summary>A lane in bytes: a mark, the format's version, what the lane is, where it stands, its numbers; then the
/// SHA-256 of all that. Little-endian, so a lane may go on at another machine.</summary>
internal static class LaneCheckpoint
{
    private const int Version = 1;

    /// <summary>"SWEEPLAN" as it stands in the bytes.</summary>
    private const ulong Mark = 0x4E414C5045455753;

    public static byte[] Write(Lane lane, LaneIdentity identity)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Mark);
        writer.Write(Version);
        foreach (var (_, text) in identity.Parts) writer.Write(text);
        writer.Write(lane.Progress.Step);
        writer.Write(lane.Progress.LossSum);
        writer.Write(lane.Progress.LossCount);
        writer.Write(lane.Progress.IsHalted);
        writer.Write(lane.Order.EpochState);
        writer.Write(lane.Order.Cursor);
        foreach (var scalar in lane.Weights.Scalars) writer.Write(scalar);
        foreach (var array in Arrays(lane.Weights)) writer.Write(MemoryMarshal.AsBytes(lane.Weights.Array(array)));
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>Fills <paramref name="weights"/> and gives the lane that goes on.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or of another lane.</exception>
    public static Lane Read(
        ReadOnlySpan<byte> checkpoint, LaneOptions options, LaneWeights weights, LaneIdentity identity)
    {
        var content = Verified(checkpoint);
        using var reader = new BinaryReader(new MemoryStream(content.ToArray()));
        if (reader.ReadUInt64() != Mark) throw new InvalidDataException("These bytes are no checkpoint of a lane.");
        CheckVersion(reader.ReadInt32());
        foreach (var (part, text) in identity.Parts) CheckPart(part, reader.ReadString(), text);
        var progress = new LaneProgress(
            reader.ReadInt64(), reader.ReadDouble(), reader.ReadInt64(), reader.ReadBoolean());
        var order = new DataOrder(identity.Labels, new Generator(reader.ReadUInt64()), reader.ReadInt32());
        foreach (ref var scalar in weights.Scalars.AsSpan()) scalar = reader.ReadDouble();
        foreach (var array in Arrays(weights))
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.Array(array)));
        return new Lane(options, weights, order) { Progress = progress };
    }

    private static IEnumerable<int> Arrays(LaneWeights weights) => Enumerable.Range(0, 1 + weights.Rule.MomentCount);

    private static ReadOnlySpan<byte> Verified(ReadOnlySpan<byte> checkpoint)
    {
        if (checkpoint.Length <= SHA256.HashSizeInBytes)
        {
            throw new InvalidDataException($"The checkpoint is cut short: it has {checkpoint.Length} bytes.");
        }

        var content = checkpoint[..^SHA256.HashSizeInBytes];
        return SHA256.HashData(content).AsSpan().SequenceEqual(checkpoint[^SHA256.HashSizeInBytes..])
            ? content
            : throw new InvalidDataException(
                "The checkpoint is damaged: its checksum does not match. Start the training from the beginning.");
    }

    private static void CheckVersion(int version)
    {
        if (version == Version) return;
        throw new InvalidDataException(
            $"The checkpoint has format {version} and this program reads {Version}. "
            + "Start the training from the beginning.");
    }

    private static void CheckPart(string part, string found, string expected)
    {
        if (found == expected) return;
        throw new InvalidDataException(
            $"The checkpoint belongs to another {part}: it was taken with {found}, but this lane has {expected}.");
    }
}
