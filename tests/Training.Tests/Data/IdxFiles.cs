using System.Buffers.Binary;
using System.IO.Compression;

namespace Sweep.Training.Tests.Data;

/// <summary>Writes small IDX files, right or wrong in any one place.</summary>
internal static class IdxFiles
{
    public const string TrainImages = "train-images-idx3-ubyte";
    public const string TrainLabels = "train-labels-idx1-ubyte";
    public const string TestImages = "t10k-images-idx3-ubyte";
    public const string TestLabels = "t10k-labels-idx1-ubyte";

    /// <summary>A data set <c>NAME</c> below the folder: 6 training and 3 test images of 2 x 5 pixels, 3 classes.
    /// </summary>
    public static string WriteDataSet(string folder, string name = "mine")
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        File.WriteAllBytes(Path.Combine(place, TrainImages), Images(6, 2, 5));
        File.WriteAllBytes(Path.Combine(place, TrainLabels), Labels(0, 1, 2, 0, 1, 2));
        File.WriteAllBytes(Path.Combine(place, TestImages), Images(3, 2, 5));
        File.WriteAllBytes(Path.Combine(place, TestLabels), Labels(2, 2, 1));
        return place;
    }

    /// <summary>Images whose bytes count up from 0.</summary>
    public static byte[] Images(int count, int rows, int columns) =>
        [.. Header(2051, count, rows, columns), .. Enumerable.Range(0, count * rows * columns).Select(i => (byte)i)];

    public static byte[] Labels(params byte[] labels) => [.. Header(2049, labels.Length), .. labels];

    public static byte[] Header(params int[] words)
    {
        var bytes = new byte[4 * words.Length];
        for (var i = 0; i < words.Length; i++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), words[i]);
        return bytes;
    }

    public static byte[] Compress(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest)) stream.Write(content);
        return packed.ToArray();
    }
}
