using System.Buffers.Binary;
using System.IO.Compression;

namespace Sweep.Training.Data.Idx;

/// <summary>Reads IDX files, raw or .gz. What the header states is compared with the file's length, the format's limits
/// and the memory at hand before anything of that size is allocated.</summary>
/// <param name="memoryBytesMax">The most that one file's values may take.</param>
internal sealed class IdxReader(long memoryBytesMax)
{
    /// <summary>DEFLATE (RFC 1951) cannot shrink further than 258 bytes to 2 bits.</summary>
    private const long DeflateRatioMax = 1032;

    /// <summary>The whole content of one file.</summary>
    /// <exception cref="DataSetException">The file is damaged, of another kind, too large or not readable.</exception>
    public IdxContent Read(string path, IdxKind kind)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            if (!IsCompressed(path))
                return ReadStream(file, path, kind, expected => RequireLength(path, expected, file.Length));

            using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            var content = ReadStream(
                unpacked, path, kind, expected => RequirePackedLength(path, expected, file.Length));
            RequireEnd(file, content);
            return content;
        }
        catch (InvalidDataException damage)
        {
            throw IdxDamage.Compression(path, damage);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DataFailures.Access(path, failure);
        }
    }

    /// <summary>The most that a header may state. A side is far above any picture, and low enough that a row times a
    /// column is an int.</summary>
    internal static int SizeMax(int dimension) => dimension == 0 ? int.MaxValue : 32_768;

    internal static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.Ordinal);

    private IdxContent ReadStream(Stream stream, string path, IdxKind kind, Action<long> requireLength)
    {
        var header = new byte[kind.HeaderLength];
        var got = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (got >= 4) RequireMagic(header, path, kind);
        if (got < header.Length) throw IdxDamage.ShortHeader(path, kind, got);

        var sizes = Sizes(header, path, kind);
        var length = sizes.Aggregate(1L, (product, size) => product * size);
        requireLength(header.Length + length);
        var values = new byte[length];
        var read = stream.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        if (read < length) throw IdxDamage.Truncated(path, header.Length + length, header.Length + read);

        // Reading past the values also makes the decompressor check the file's CRC.
        var trailing = new byte[1];
        if (stream.Read(trailing) != 0) throw IdxDamage.Trailing(path, header.Length + length);
        return new IdxContent(path, header, sizes, values);
    }

    private static void RequireLength(string path, long expected, long length)
    {
        if (expected > length) throw IdxDamage.Truncated(path, expected, length);
    }

    private static void RequirePackedLength(string path, long expected, long length)
    {
        if (expected > DeflateRatioMax * length) throw IdxDamage.Impossible(path, expected, length);
    }

    /// <summary>A .gz file ends with the length of its content (RFC 1952). The decompressor does not miss it when the
    /// file was cut just before, and with it the CRC.</summary>
    private static void RequireEnd(FileStream file, IdxContent content)
    {
        var end = new byte[4];
        file.Seek(-Math.Min(end.Length, file.Length), SeekOrigin.End);
        file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != (uint)(content.Header.Length + content.Values.LongLength))
            throw IdxDamage.CompressedEnd(content.Path);
    }

    private static void RequireMagic(ReadOnlySpan<byte> header, string path, IdxKind kind)
    {
        var magic = BinaryPrimitives.ReadInt32BigEndian(header);
        if (magic != kind.Magic) throw IdxDamage.Magic(path, kind, magic);
    }

    private int[] Sizes(ReadOnlySpan<byte> header, string path, IdxKind kind)
    {
        var sizes = new int[kind.Dimensions];
        var bytes = 1L;
        for (var dimension = 0; dimension < sizes.Length; dimension++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + 4 * dimension)..]);
            if (size == 0) throw IdxDamage.ZeroSize(path, dimension);
            if (size > SizeMax(dimension)) throw IdxDamage.SizeAboveLimit(path, dimension, size);

            sizes[dimension] = (int)size;
            bytes = checked(bytes * size);
        }

        if (bytes > Math.Min(memoryBytesMax, Array.MaxLength))
            throw IdxDamage.AboveMemory(path, bytes, Math.Min(memoryBytesMax, Array.MaxLength));
        return sizes;
    }
}
