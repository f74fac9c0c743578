using Sweep.Training.Data;

namespace Sweep.Training.Tests.Data;

/// <summary>One way in which a data set is wrong. The cases are shown in docs/errors.md, each with its message.
/// </summary>
/// <param name="Title">What is wrong, for the table.</param>
/// <param name="Damage">Spoils a sound data set <c>mine</c>, given its folder.</param>
internal sealed record DataErrorCase(string Title, Action<string> Damage)
{
    public string Name { get; init; } = "mine";

    public Func<DataSetOptions, DataSetOptions> Options { get; init; } = options => options;

    public static IReadOnlyList<DataErrorCase> All { get; } =
    [
        new("a name that leaves the folder", Nothing) { Name = "../mine" },
        new("`--data` names no folder", Nothing)
        {
            Options = options => options with { DataFolder = options.DataFolder + "/typo" },
        },
        new("a data set that is nowhere", place => Directory.Delete(place, recursive: true)),
        new("a file that is missing", place => File.Delete(Path.Combine(place, IdxFiles.TestLabels))),
        new("images and labels exchanged", place => File.Copy(
            Path.Combine(place, IdxFiles.TrainLabels), Path.Combine(place, IdxFiles.TrainImages), overwrite: true)),
        Images("not an IDX file", "<html>Not found</html>"u8.ToArray()),
        Images("a compressed file without .gz", IdxFiles.Compress(IdxFiles.Images(6, 2, 5))),
        Images("an empty file", []),
        Images("a file cut inside its header", IdxFiles.Images(6, 2, 5)[..10]),
        Images("a file cut inside its values", IdxFiles.Images(6, 2, 5)[..50]),
        Images("a file with bytes after its end", [.. IdxFiles.Images(6, 2, 5), 0]),
        Packed("a .gz file that was cut", content => content[..^12]),
        Packed("a .gz file cut in its last bytes", content => content[..^5]),
        Packed("a .gz file with a wrong CRC", content => [.. content[..^8], 1, 2, 3, 4, .. content[^4..]]),
        Packed("a .gz file that is none", _ => IdxFiles.Images(6, 2, 5)),
        Packed("a .gz file whose header lies", _ => IdxFiles.Compress(IdxFiles.Header(2051, 60_000, 28, 28))),
        Images("images without pixels", IdxFiles.Header(2051, 6, 0, 5)),
        Images("no images at all", IdxFiles.Header(2051, 0, 2, 5)),
        Images("a size no image has", IdxFiles.Header(2051, 6, 70_000, 5)),
        Images("more than fits into memory", IdxFiles.Images(6, 2, 5)) with
        {
            Options = options => options with { MemoryBytesMax = 40 },
        },
        Images("fewer images than labels", IdxFiles.Images(5, 2, 5)),
        new("test images of another shape", place =>
            File.WriteAllBytes(Path.Combine(place, IdxFiles.TestImages), IdxFiles.Images(3, 5, 2))),
        new("one class only", place =>
        {
            File.WriteAllBytes(Path.Combine(place, IdxFiles.TrainLabels), IdxFiles.Labels(0, 0, 0, 0, 0, 0));
            File.WriteAllBytes(Path.Combine(place, IdxFiles.TestLabels), IdxFiles.Labels(0, 0, 0));
        }),
        new("a folder `mnist` with other content", place => Directory.Move(place, Path.Combine(place, "../mnist")))
        {
            Name = "mnist",
        },
        new("mnist on a machine without network", Nothing) { Name = "mnist", Options = WithoutNetwork },
    ];

    private static void Nothing(string place) { }

    private static DataErrorCase Images(string title, byte[] content) =>
        new(title, place => File.WriteAllBytes(Path.Combine(place, IdxFiles.TrainImages), content));

    private static DataErrorCase Packed(string title, Func<byte[], byte[]> spoil) => new(title, place =>
    {
        File.Delete(Path.Combine(place, IdxFiles.TrainImages));
        File.WriteAllBytes(Path.Combine(place, IdxFiles.TrainImages + ".gz"),
            spoil(IdxFiles.Compress(IdxFiles.Images(6, 2, 5))));
    });

    private static DataSetOptions WithoutNetwork(DataSetOptions options) => options with
    {
        CacheFolder = Path.Combine(options.DataFolder!, "cache"),
        Download = new() { Handler = () => new Unreachable() },
    };

    private sealed class Unreachable : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) =>
            throw new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known");
    }
}
