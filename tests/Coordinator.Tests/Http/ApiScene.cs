using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Sweep.Actors.Host;
using Sweep.Coordinator.Hosting;
using Sweep.Coordinator.Http;
using Sweep.Coordinator.Storage;
using Sweep.Messages;
using Sweep.Messages.Api;

namespace Sweep.Coordinator.Tests.Http;

/// <summary>A coordinator in memory behind a real server on a free port of this machine, and a client of it.</summary>
internal sealed class ApiScene : IAsyncDisposable
{
    /// <summary>Six trials: 0 to 2 are sgd, 3 to 5 are adam.</summary>
    public const string Definition =
        """
        apiVersion: sweep.dev/v1alpha1
        kind: Sweep
        metadata: {name: two}
        spec:
          trainer: {model: mlp, dataset: mnist, hidden: [20], steps: 100, evaluateEvery: 50, reportEvery: 50}
          objective: {metric: accuracy, goal: maximize}
          grid:
            - {optimizer: sgd, lr: [0.1]}
            - {optimizer: adam, lr: [0.001]}
          seeds: 3
        """;

    private readonly ConcurrentDictionary<NodeIncarnation, ScriptedNode> nodes = [];
    private readonly CoordinatorHost host;

    private ApiScene(MemoryStore store)
    {
        var clock = new SystemClock();
        CoordinatorAccess? access = null;
        host = new CoordinatorHost(new CoordinatorHostOptions
        {
            Store = store,
            Clock = clock,
            Send = (node, message) => nodes[node].Hear(message),
            Observe = (sweep, facts) => access!.Observe(sweep, facts),
            OnRestart = bug => Bugs.Enqueue(bug),
        });
        Access = access = new CoordinatorAccess(new HttpPorts
        {
            Clock = clock,
            State = () => host.State,
            Ask = host.Ask,
            OpenJournal = store.Reader,
            AcceptLink = (socket, _) => Linked(socket),
        });
    }

    public CoordinatorAccess Access { get; }

    public ConcurrentQueue<Exception> Bugs { get; } = [];

    public Func<WebSocket, Task> Linked { get; set; } = _ => Task.CompletedTask;

    public CoordinatorServer Server { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public static async Task<ApiScene> Start(ServerOptions? options = null, MemoryStore? store = null)
    {
        var scene = new ApiScene(store ?? new MemoryStore());
        options ??= new ServerOptions();
        scene.Server = await CoordinatorServer.Start(options with
        {
            Listen = options.Listen with { Port = 0 },
            Metrics = context => context.Response.WriteAsync("nothing_measured 0\n"),
        });
        scene.Client = scene.ClientWith(null);
        scene.host.Start();
        scene.Server.Lead(scene.Access);
        return scene;
    }

    public HttpClient ClientWith(string? token) => new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
    })
    {
        BaseAddress = new Uri(Server.Address.ToString()),
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders =
        {
            Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token),
        },
    };

    public async Task<ScriptedNode> Join(string name = "gpu-a", int capacity = 1)
    {
        var id = new NodeIncarnation(new NodeId(name), 1);
        var node = nodes[id] = new ScriptedNode(host, id);
        await node.Join(capacity);
        return node;
    }

    public Task<HttpResponseMessage> Submit(string definition = Definition, string query = "") => Client.PostAsync(
        ApiRoutes.Sweeps + query, new StringContent(definition, Encoding.UTF8, "application/yaml"));

    /// <summary>The answer, which must be 200.</summary>
    public async Task<T> Get<T>(string path, JsonTypeInfo<T> type)
    {
        using var response = await Client.GetAsync(path);
        return await Read(response, type);
    }

    public Task<HttpResponseMessage> Post(string path) => Client.PostAsync(path, null);

    public static async Task<T> Read<T>(HttpResponseMessage response, JsonTypeInfo<T> type, int status = 200)
    {
        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(type))!;
    }

    public static async Task<Problem> ReadProblem(HttpResponseMessage response, int status)
    {
        var problem = await Read(response, ApiJson.Default.Problem, status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(Problem.ContentType);
        problem.Status.ShouldBe(status);
        problem.Type.ShouldStartWith("urn:sweep:problem:");
        problem.Remedy.ShouldNotBeEmpty();
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        host.Dispose();
        Bugs.ShouldBeEmpty();
    }
}
