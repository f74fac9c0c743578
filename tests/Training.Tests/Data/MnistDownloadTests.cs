using System.Security.Cryptography;
using Sweep.Training.Data;
using Sweep.Training.Data.Mnist;

namespace Sweep.Training.Tests.Data;

/// <summary>Goal: whatever a mirror does, the cache gets the right files or none. Method: a real client against a
/// server on this machine, with four small files in the place of MNIST's.</summary>
public sealed class MnistDownloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, byte[]> _files = new()
    {
        [IdxFiles.TrainImages] = IdxFiles.Images(300, 7, 9),
        [IdxFiles.TrainLabels] = IdxFiles.Labels(0, 1, 2),
        [IdxFiles.TestImages] = IdxFiles.Images(4, 7, 9),
        [IdxFiles.TestLabels] = IdxFiles.Labels(2, 1, 0),
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_files_come_from_the_first_mirror_under_their_names()
    {
        using var server = new MirrorServer(Right);

        Download(server);

        server.Requests.Select(request => request.Path).ShouldBe(_files.Keys.Select(name => $"/first/{name}.gz"));
        FilesShouldBeRight();
    }

    [Fact]
    public void A_mirror_without_the_file_hands_over_to_the_next()
    {
        using var server = new MirrorServer(request =>
            request.Path.StartsWith("/first/") ? new() { Status = 404 } : Right(request));

        Download(server);

        server.Requests.Count.ShouldBe(2 * _files.Count);
        FilesShouldBeRight();
    }

    [Fact]
    public void A_cut_connection_is_gone_on_with_where_it_was_cut()
    {
        using var server = new MirrorServer(request =>
            request.Number == 0 ? Right(request) with { CutAfter = 100 } : Right(request));

        Download(server);

        server.Requests.Take(2).Select(request => request.From).ShouldBe([0, 100]);
        FilesShouldBeRight();
    }

    [Fact]
    public void A_part_of_an_earlier_run_is_gone_on_with()
    {
        var part = Path.Combine(_folder.Path, IdxFiles.TrainImages + ".gz.part");
        File.WriteAllBytes(part, Packed(IdxFiles.TrainImages)[..50]);
        using var server = new MirrorServer(Right);

        Download(server);

        server.Requests.First().From.ShouldBe(50);
        FilesShouldBeRight();
    }

    [Fact]
    public void A_whole_part_of_an_earlier_run_is_only_checked_and_renamed()
    {
        var part = Path.Combine(_folder.Path, IdxFiles.TrainImages + ".gz.part");
        File.WriteAllBytes(part, Packed(IdxFiles.TrainImages));
        using var server = new MirrorServer(Right);

        Download(server);

        server.Requests.Count.ShouldBe(_files.Count);
        FilesShouldBeRight();
    }

    [Fact]
    public void A_server_that_ignores_ranges_is_read_from_the_start()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, IdxFiles.TrainImages + ".gz.part"), new byte[50]);
        using var server = new MirrorServer(request => Right(request) with { IgnoresRange = true });

        Download(server);

        FilesShouldBeRight();
    }

    [Fact]
    public void A_part_that_turns_out_wrong_is_fetched_again_from_the_start()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, IdxFiles.TrainImages + ".gz.part"), new byte[50]);
        using var server = new MirrorServer(Right);

        Download(server);

        server.Requests.Take(2).Select(request => request.From).ShouldBe([50, 0]);
        FilesShouldBeRight();
    }

    [Fact]
    public void Wrong_content_is_never_kept_and_the_next_mirror_is_asked()
    {
        using var server = new MirrorServer(request =>
            request.Path.StartsWith("/first/") ? new() { Content = IdxFiles.Compress([1, 2, 3]) } : Right(request));

        Download(server);

        FilesShouldBeRight();
    }

    [Fact]
    public void A_silent_server_is_given_up()
    {
        using var server = new MirrorServer(request =>
            request.Path.StartsWith("/first/") ? new() { IsSilent = true } : Right(request));

        Download(server, TimeSpan.FromMilliseconds(200));

        FilesShouldBeRight();
    }

    [Fact]
    public void When_all_mirrors_fail_the_error_tells_each_reason()
    {
        using var server = new MirrorServer(request => request.Path.StartsWith("/first/")
            ? new() { Status = 503 }
            : new() { Content = IdxFiles.Compress([1, 2, 3]) });

        var error = Should.Throw<DataSetException>(() => Download(server));

        error.Code.ShouldBe(DataErrorCodes.Download);
        error.Message.ShouldContain($"{server.Address("first")}{IdxFiles.TrainImages}.gz: answered 503");
        error.Message.ShouldContain("another checksum");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void The_progress_ends_at_the_length_of_the_file()
    {
        using var server = new MirrorServer(Right);
        var told = new List<DownloadProgress>();

        Download(server, progress: new Listener(told.Add));

        told.Count.ShouldBeGreaterThanOrEqualTo(_files.Count);
        told[^1].BytesDone.ShouldBe(Packed(IdxFiles.TestLabels).Length);
        told.ShouldAllBe(progress => progress.BytesTotal >= progress.BytesDone);
    }

    [MnistFact]
    public void An_empty_cache_is_filled_with_mnist_and_opened()
    {
        using var server = new MirrorServer(request => new()
        {
            Content = File.ReadAllBytes(Path.Combine(MnistFactAttribute.Folder, request.Path.TrimStart('/'))),
        });
        var options = new DataSetOptions
        {
            CacheFolder = _folder.Path,
            Download = new() { Mirrors = [server.Address("mnist")], Handler = Direct },
        };

        var data = DataSets.Open("mnist", options);
        var again = DataSets.Open("mnist", options);

        (data.Train.Count, again.Test.Count).ShouldBe((60_000, 10_000));
        server.Requests.Count.ShouldBe(4);
    }

    private void Download(
        MirrorServer server, TimeSpan? silenceMax = null, IProgress<DownloadProgress>? progress = null)
    {
        var options = new DownloadOptions
        {
            Mirrors = [server.Address("first"), server.Address("second")],
            Checksums = _files.ToDictionary(
                file => file.Key, file => Convert.ToHexStringLower(SHA256.HashData(file.Value))),
            Handler = Direct,
            SilenceMax = silenceMax ?? TimeSpan.FromSeconds(30),
            Progress = progress,
        };
        new MnistDownload(options).Complete(new IdxFolder(_folder.Path), CancellationToken.None);
    }

    private MirrorAnswer Right(MirrorRequest request) =>
        new() { Content = Packed(Path.GetFileNameWithoutExtension(request.Path)) };

    private byte[] Packed(string name) => IdxFiles.Compress(_files[name]);

    private void FilesShouldBeRight()
    {
        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order()
            .ShouldBe(_files.Keys.Select(name => name + ".gz").Order());
        foreach (var name in _files.Keys)
            File.ReadAllBytes(Path.Combine(_folder.Path, name + ".gz")).ShouldBe(Packed(name));
    }

    private static SocketsHttpHandler Direct() => new() { UseProxy = false };

    private sealed class Listener(Action<DownloadProgress> tell) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => tell(value);
    }
}
