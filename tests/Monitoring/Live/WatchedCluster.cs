using System.Text;
using Sweep.Cli;
using Sweep.Messages.Api;
using Sweep.Monitoring.Prometheus;

namespace Sweep.Monitoring.Live;

/// <summary>A coordinator, three nodes and a Prometheus as real processes. The third node is killed as soon as
/// Prometheus has seen it, so that its lease runs out while other things are looked at.</summary>
public sealed class WatchedCluster : IAsyncLifetime, IDisposable
{
    public const string LostNode = "gone";

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-watched-").FullName;
    private readonly Dictionary<string, RunningProgram> programs = [];
    private readonly Dictionary<string, Uri> pages = [];
    private readonly Uri server = RunningProgram.FreeUrl();
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };

    private PrometheusServer? prometheus;

    internal PrometheusServer Prometheus => prometheus!;

    /// <summary>Where processes tell their metrics, by name.</summary>
    internal IReadOnlyDictionary<string, Uri> Pages => pages;

    public async Task InitializeAsync()
    {
        if (PrometheusPrograms.WhyNot is not null) return;
        foreach (var name in new[] { "coordinator", "first", "second", LostNode })
            pages[name] = RunningProgram.FreeUrl();
        Start("coordinator", "coordinator", "--listen", server.ToString(), "--store",
            $"sqlite:{Path.Combine(folder, "store.db")}",
            // Spans are made, so that latencies can name them, and nobody listens to them.
            "--otlp", RunningProgram.FreeUrl().ToString());
        foreach (var name in pages.Keys.Except(["coordinator"])) StartNode(name);
        prometheus = new PrometheusServer(folder, [pages["coordinator"]], pages.Values.Skip(1));
        await Patience.Until("Prometheus is ready", prometheus.IsReady);
        await Patience.UntilNothingIsMissing(async () =>
        {
            RequireAlive();
            var values = await prometheus.Values("sweep_node_up and on (node) sweep_device_lanes");
            return values.Count == 3 ? [] : [$"three nodes that both sides know, not {values.Count}"];
        });
        programs[LostNode].Kill();
        programs.Remove(LostNode);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        prometheus?.Dispose();
        foreach (var program in programs.Values) program.Dispose();
        client.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    internal void StartNode(string name) => Start(
        name, "node", "--join", server.ToString(), "--name", name, "--devices", "cpu:2", "--checkpoints",
        Path.Combine(folder, "checkpoints"));

    /// <summary>Hands in a sweep of trials that follow a formula.</summary>
    /// <param name="more">Lines of its spec, among them the grid.</param>
    internal async Task Submit(string name, string more)
    {
        var definition = $"""
            apiVersion: sweep.dev/v1alpha1
            kind: Sweep
            metadata: {Braced($"name: {name}")}
            spec:
              objective: {Braced("metric: accuracy, goal: maximize")}
              divergence: {Braced("graceSteps: 0, reports: 1")}

            """ + string.Concat(more.Split('\n').Select(line => $"  {line}\n"));
        using var content = new StringContent(definition, Encoding.UTF8, "application/yaml");
        using var answer = await client.PostAsync(new Uri(server, ApiRoutes.Sweeps), content);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    internal async Task Stop(string name)
    {
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(server, $"{ApiRoutes.Sweeps}/{name}/stop"), content);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    internal Task<string> Page(string name) => client.GetStringAsync(new Uri(pages[name], "/metrics"));

    private void Start(string name, params string[] arguments) => programs[name] = new RunningProgram(
        Path.Combine(folder, $"{name}.log"),
        ["dotnet", typeof(ExitCode).Assembly.Location, .. arguments, "--ops", pages[name].ToString()]);

    private void RequireAlive()
    {
        foreach (var (name, program) in programs)
            if (program.HasEnded) Assert.Fail($"{name} ended: {File.ReadAllText(program.Log)}");
    }

    private static string Braced(string text) => $"{{{text}}}";
}
