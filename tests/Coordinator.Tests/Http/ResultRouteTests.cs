using System.Text.Json;
using Sweep.Coordinator.Journal;
using Sweep.Coordinator.Results;
using Sweep.Coordinator.Storage;
using Sweep.Coordinator.Tests.Journal;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

public sealed class ResultRouteTests : IAsyncLifetime, IDisposable
{
    private readonly MemoryStore store = new();
    private ApiScene scene = null!;

    public async Task InitializeAsync()
    {
        scene = await ApiScene.Start(store: store);
        (await scene.Submit()).Dispose();
        var node = await scene.Join();
        for (var trial = 0; trial < 6; trial++) await node.Complete(0.9 + (trial / 100.0));
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Result_files_are_those_that_a_local_run_writes()
    {
        using var folder = new ScratchFolder();
        var sweep = scene.Access.State.Sweeps[new SweepId(1)];
        using var journal = store.Reader(sweep.Id);
        ResultFiles.Write(folder.Path, sweep.Plan, journal);

        foreach (var name in ResultFiles.Names)
        {
            var served = await scene.Client.GetByteArrayAsync(ApiRoutes.ResultFile("two", name));

            served.ShouldBe(await File.ReadAllBytesAsync(Path.Combine(folder.Path, name)), name);
        }
    }

    [Fact]
    public async Task Results_compare_the_configurations()
    {
        var text = await scene.Client.GetStringAsync(ApiRoutes.Results("two"));

        using var json = JsonDocument.Parse(text);
        json.RootElement.GetProperty("finished").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("configs").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_journal_is_read_in_pieces()
    {
        var first = await scene.Client.GetStringAsync(ApiRoutes.Journal("two") + "?limit=5");
        var rest = await scene.Client.GetStringAsync(ApiRoutes.Journal("two") + "?after=5");

        var lines = (first + rest).TrimEnd('\n').Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(line => line.GetProperty("sequence").GetInt64())
            .ShouldBe(Enumerable.Range(1, lines.Count).Select(number => (long)number));
        using var journal = store.Reader(new SweepId(1));
        lines.Count.ShouldBe((int)journal.LastSequence);
        FactCodec.Decode(1, JsonSerializer.SerializeToUtf8Bytes(lines[0].GetProperty("fact")))
            .ShouldBeOfType<SweepFact.SweepCreated>();
    }

    [Theory]
    [InlineData("passwd")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    public async Task No_other_file_is_served(string file)
    {
        using var response = await scene.Client.GetAsync(ApiRoutes.Results("two") + "/" + file);

        await ApiScene.ReadProblem(response, 404);
    }
}
