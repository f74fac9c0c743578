using Sweep.Training.Data;

namespace Sweep.Training.Tests.Data;

public sealed class DataSetCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_who_open_a_data_set_at_once_share_one_instance()
    {
        IdxFiles.WriteDataSet(_folder.Path);
        var cache = Cache();
        var opened = new LabelledData[8];
        using var start = new Barrier(opened.Length);

        var threads = Enumerable.Range(0, opened.Length).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            opened[i] = cache.Open("mine");
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        opened.ShouldAllBe(data => ReferenceEquals(data, opened[0]));
    }

    [Fact]
    public void A_data_set_that_was_missing_is_found_once_it_is_there()
    {
        var cache = Cache();
        Should.Throw<DataSetException>(() => cache.Open("mine"));
        IdxFiles.WriteDataSet(_folder.Path);

        var data = cache.Open("mine");

        data.Train.Count.ShouldBe(6);
    }

    private DataSetCache Cache() => new(new() { DataFolder = _folder.Path, Download = null });
}
