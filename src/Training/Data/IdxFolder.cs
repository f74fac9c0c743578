using Sweep.Training.Data.Idx;

namespace Sweep.Training.Data;

/// <summary>A folder with a data set in four IDX files, named as MNIST's are, each raw or .gz, with a dash or a dot
/// before <c>idx</c>.</summary>
internal sealed class IdxFolder(string folder)
{
    internal const string TrainImages = "train-images-idx3-ubyte";
    internal const string TrainLabels = "train-labels-idx1-ubyte";
    internal const string TestImages = "t10k-images-idx3-ubyte";
    internal const string TestLabels = "t10k-labels-idx1-ubyte";

    public static readonly IReadOnlyList<string> FileNames = [TrainImages, TrainLabels, TestImages, TestLabels];

    public string Path => folder;

    public bool Exists => Directory.Exists(folder);

    /// <summary>The files that are not there under any spelling.</summary>
    public IReadOnlyList<string> MissingFiles() => [.. FileNames.Where(name => Find(name) is null)];

    /// <summary>Decodes the four files, which must be there.</summary>
    /// <param name="name">The data set's name.</param>
    /// <param name="reader">With this machine's limits.</param>
    /// <param name="checksums">SHA-256 of each unpacked file by its name, where they are known.</param>
    /// <exception cref="DataSetException">A file is damaged, or the files do not belong together.</exception>
    public LabelledData Read(string name, IdxReader reader, IReadOnlyDictionary<string, string>? checksums = null)
    {
        var train = ReadPair(TrainImages, TrainLabels, reader, checksums);
        var test = ReadPair(TestImages, TestLabels, reader, checksums);
        RequireSameShape(train.Images, test.Images);
        var classes = 1 + Math.Max(train.Labels.Values.Max(), test.Labels.Values.Max());
        if (classes < 2)
        {
            throw new DataSetException(DataErrorCodes.Mismatch, $"{train.Labels.Path}: all labels are 0, so there is "
                + "only one class and nothing to learn. Number the classes from 0.");
        }

        return new LabelledData(name, Join(train), Join(test), classes);
    }

    private (IdxContent Images, IdxContent Labels) ReadPair(
        string imagesName, string labelsName, IdxReader reader, IReadOnlyDictionary<string, string>? checksums)
    {
        var labels = ReadFile(labelsName, IdxKind.Labels, reader, checksums);
        var images = ReadFile(imagesName, IdxKind.Images, reader, checksums);
        if (images.Count != labels.Count)
        {
            throw new DataSetException(DataErrorCodes.Mismatch, $"{images.Path}: byte 4: it holds {images.Count} "
                + $"images, but {labels.Path} holds {labels.Count} labels. Take both files from the same source.");
        }

        return (images, labels);
    }

    private IdxContent ReadFile(
        string name, IdxKind kind, IdxReader reader, IReadOnlyDictionary<string, string>? checksums)
    {
        var path = Find(name)
            ?? throw new InvalidOperationException($"{name} is not in {folder}: ask for MissingFiles first.");
        var content = reader.Read(path, kind);
        if (checksums is null || content.Checksum() is var actual && actual == checksums[name]) return content;

        throw new DataSetException(DataErrorCodes.Checksum, $"{path}: its content is not that of the published file: "
            + $"SHA-256 is {actual}, should be {checksums[name]}. Delete the file and take it anew; a data set of your "
            + "own needs a folder of another name.");
    }

    private static void RequireSameShape(IdxContent train, IdxContent test)
    {
        if (Shape(train) == Shape(test)) return;

        throw new DataSetException(DataErrorCodes.Mismatch, $"{test.Path}: byte 8: its images are {Shape(test)}, but "
            + $"those of {train.Path} are {Shape(train)}. Take both files from the same source.");
    }

    private static string Shape(IdxContent images) => string.Join(" x ", images.Sizes[1..]);

    private static LabelledImages Join((IdxContent Images, IdxContent Labels) pair) =>
        new(pair.Images.Values, pair.Labels.Values, pair.Images.ItemLength);

    private string? Find(string name) => Spellings(name).Select(spelling => System.IO.Path.Combine(folder, spelling))
        .FirstOrDefault(File.Exists);

    private static IEnumerable<string> Spellings(string name)
    {
        var dotted = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        return [name, name + ".gz", dotted, dotted + ".gz"];
    }
}
