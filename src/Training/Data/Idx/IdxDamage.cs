namespace Sweep.Training.Data.Idx;

/// <summary>The ways in which an IDX file can be damaged, in words.</summary>
internal static class IdxDamage
{
    private const string Restore = "Restore the file from its source";

    public static DataSetException Magic(string path, IdxKind kind, int magic)
    {
        var remedy = magic == IdxKind.Images.Magic || magic == IdxKind.Labels.Magic
            ? "Images and labels seem to be exchanged: rename the files."
            : (magic >> 16) == 0x1F8B
                ? "It is compressed: add .gz to its name."
                : $"{Restore}, or convert it to IDX with unsigned bytes.";
        return new(DataErrorCodes.Format, $"{path}: byte 0: the magic number is {magic}, but a file of {kind.Noun} "
            + $"begins with {kind.Magic}. {remedy}");
    }

    public static DataSetException ShortHeader(string path, IdxKind kind, int length) => new(DataErrorCodes.Length,
        $"{path}: byte {length}: the file ends inside its header of {kind.HeaderLength} bytes. {Restore}.");

    public static DataSetException Truncated(string path, long expected, long length) => new(DataErrorCodes.Length,
        $"{path}: {Byte(path)} {length}: the file ends here, but its header states {expected} bytes. "
        + "It was cut off, or "
        + $"its header is damaged. {Restore}.");

    public static DataSetException Impossible(string path, long expected, long length) => new(DataErrorCodes.Length,
        $"{path}: its header states {expected} bytes, which {length} compressed bytes cannot hold. It was cut off, or "
        + $"its header is damaged. {Restore}.");

    public static DataSetException Trailing(string path, long expected) => new(DataErrorCodes.Length,
        $"{path}: {Byte(path)} {expected}: the file goes on after the {expected} bytes that "
        + $"its header states. {Restore}.");

    public static DataSetException ZeroSize(string path, int dimension) => new(DataErrorCodes.Size,
        $"{path}: byte {4 + 4 * dimension}: the header states zero {IdxKind.SizeName(dimension)}. A data set needs at "
        + "least one image of at least one pixel. Take another file.");

    public static DataSetException SizeAboveLimit(string path, int dimension, uint size) => new(DataErrorCodes.Size,
        $"{path}: byte {4 + 4 * dimension}: the header states {size} {IdxKind.SizeName(dimension)}, more than the "
        + $"{IdxReader.SizeMax(dimension)} that are supported. {Restore}, or make the images smaller.");

    public static DataSetException AboveMemory(string path, long bytes, long bytesMax) => new(DataErrorCodes.Size,
        $"{path}: its header states {bytes} bytes of values, but at most {bytesMax} can be held here. Use fewer or "
        + "smaller images, or a machine with more memory.");

    public static DataSetException CompressedEnd(string path) => new(DataErrorCodes.Compression,
        $"{path}: the compressed data does not end as it should: it was cut off, or other bytes follow it. {Restore}.");

    public static DataSetException Compression(string path, InvalidDataException damage) =>
        new(DataErrorCodes.Compression,
            $"{path}: the compressed data is damaged (it does not unpack, or its CRC is wrong). {Restore}.", damage);

    private static string Byte(string path) => IdxReader.IsCompressed(path) ? "unpacked byte" : "byte";
}
