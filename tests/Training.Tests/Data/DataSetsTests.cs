using Sweep.Training.Data;

namespace Sweep.Training.Tests.Data;

public sealed class DataSetsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_of_four_idx_files_is_a_data_set_of_its_name()
    {
        IdxFiles.WriteDataSet(_folder.Path);

        var data = DataSets.Open("mine", Offline(_folder.Path));

        data.Name.ShouldBe("mine");
        data.Classes.ShouldBe(3);
        (data.Train.Count, data.Test.Count, data.Train.Inputs, data.Test.Inputs).ShouldBe((6, 3, 10, 10));
        data.Train.Pixels.ToArray().ShouldBe(Enumerable.Range(0, 60).Select(i => (byte)i));
        data.Test.Labels.ToArray().ShouldBe([2, 2, 1]);
        data.MajorityShare().ShouldBe(2.0 / 3);
    }

    [Theory]
    [InlineData("t10k-images.idx3-ubyte")]
    [InlineData("t10k-images.idx3-ubyte.gz")]
    [InlineData("t10k-images-idx3-ubyte.gz")]
    public void Each_spelling_of_a_file_name_is_found(string spelling)
    {
        var place = IdxFiles.WriteDataSet(_folder.Path);
        var content = File.ReadAllBytes(Path.Combine(place, IdxFiles.TestImages));
        File.Delete(Path.Combine(place, IdxFiles.TestImages));
        File.WriteAllBytes(
            Path.Combine(place, spelling), spelling.EndsWith(".gz") ? IdxFiles.Compress(content) : content);

        var data = DataSets.Open("mine", Offline(_folder.Path));

        data.Test.Pixels.Length.ShouldBe(30);
    }

    [Fact]
    public void The_argument_goes_before_the_variable_and_the_variable_before_the_cache()
    {
        var roots = new[] { "argument", "variable", "cache" }
            .Select(root => Path.Combine(_folder.Path, root)).ToArray();
        for (var i = 0; i < roots.Length; i++)
            File.WriteAllBytes(Path.Combine(IdxFiles.WriteDataSet(roots[i]), IdxFiles.TestLabels),
                IdxFiles.Labels((byte)i, (byte)i, (byte)i));
        var options = Offline(roots[0]) with { EnvironmentFolder = roots[1], CacheFolder = roots[2] };

        var chosen = new List<byte>();
        foreach (var root in roots)
        {
            chosen.Add(DataSets.Open("mine", options).Test.Labels.Span[0]);
            Directory.Delete(Path.Combine(root, "mine"), recursive: true);
        }

        chosen.ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void The_places_come_from_the_environment()
    {
        var variables = new Dictionary<string, string> { ["HOME"] = "/home/ada", ["SWEEP_DATA"] = "/data" };

        var plain = DataSetOptions.FromEnvironment(variables.GetValueOrDefault, "/here");
        var moved = DataSetOptions.FromEnvironment(name => name == "XDG_CACHE_HOME" ? "/fast" : null);

        (plain.DataFolder, plain.EnvironmentFolder, plain.CacheFolder)
            .ShouldBe(("/here", "/data", "/home/ada/.cache/sweep/data"));
        (moved.DataFolder, moved.EnvironmentFolder, moved.CacheFolder).ShouldBe((null, null, "/fast/sweep/data"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_with_the_systems_reason()
    {
        var path = Path.Combine(IdxFiles.WriteDataSet(_folder.Path), IdxFiles.TestLabels);
        using var writer = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var error = Should.Throw<DataSetException>(() => DataSets.Open("mine", Offline(_folder.Path)));

        error.Code.ShouldBe(DataErrorCodes.Access);
        error.Message.ShouldStartWith($"{path}: ");
        error.Message.ShouldContain("used by another process");
    }

    [MnistFact]
    public void The_published_mnist_is_recognised_and_decoded()
    {
        var data = DataSets.Open("mnist", Offline(MnistFactAttribute.Folder));

        (data.Train.Count, data.Test.Count, data.Train.Inputs, data.Classes).ShouldBe((60_000, 10_000, 784, 10));
        data.Train.Labels[..5].ToArray().ShouldBe([5, 0, 4, 1, 9]);
        data.MajorityShare().ShouldBe(0.1135);
    }

    private static DataSetOptions Offline(string folder) => new() { DataFolder = folder, Download = null };
}
