namespace Sweep.Training.Data.Idx;

/// <summary>The two kinds of IDX file (LeCun's format of the MNIST files): big-endian header of a magic number and one
/// 32-bit size per dimension, then unsigned bytes.</summary>
internal sealed record IdxKind
{
    /// <summary>Count, rows, columns.</summary>
    public static readonly IdxKind Images = new() { Noun = "images", Magic = 2051, Dimensions = 3 };

    /// <summary>Count.</summary>
    public static readonly IdxKind Labels = new() { Noun = "labels", Magic = 2049, Dimensions = 1 };

    public required string Noun { get; init; }

    public required int Magic { get; init; }

    public required int Dimensions { get; init; }

    public int HeaderLength => 4 + 4 * Dimensions;

    public static string SizeName(int dimension) => dimension switch { 0 => "items", 1 => "rows", _ => "columns" };
}
